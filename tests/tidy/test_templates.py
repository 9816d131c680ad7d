"""Pages show, and nothing else: no script or style among the words, no word without translation."""

import re

from django.template import Library, engines
from django.template.library import import_library

from tests.tidy.source import modules, templates

# What a browser would run or a policy would refuse; what would let words become markup.
FORBIDDEN = {
    "an inline script": re.compile(r"<script(?![^>]*\bsrc=)", re.IGNORECASE),
    "an inline style": re.compile(r"<style\b|\sstyle\s*=", re.IGNORECASE),
    "a handler in an attribute": re.compile(r"\son[a-z]+\s*=\s*[\"']", re.IGNORECASE),
    "an address that is a script": re.compile(r"javascript:", re.IGNORECASE),
    "words taken for markup": re.compile(r"\|\s*safe\b|\|\s*safeseq\b|autoescape\s+off"),
    "something from another house": re.compile(
        r"(?:\ssrc|<link\b[^>]*\shref)\s*=\s*[\"']\s*(?:https?:)?//"
    ),
}
FORBIDDEN_IN_CODE = re.compile(r"\bmark_safe\(|\bSafeString\(|\bhtml_safe\b")

_TRANSLATED = re.compile(
    # Blocks that fill in an attribute hold no sentence.
    r"{%\s*block\s+\w+_(?:class|data)\s*%}.*?{%\s*endblock\b.*?%}"
    r"|{%\s*blocktrans(?:late)?\b.*?{%\s*endblocktrans(?:late)?\s*%}"
    r"|{%\s*comment.*?endcomment\s*%}"
    r"|{%.*?%}|{{.*?}}|{#.*?#}",
    re.DOTALL,
)
_TAG = re.compile(
    r"<!--.*?-->|<(?:svg|code|kbd|samp)\b.*?</(?:svg|code|kbd|samp)>|<[^>]*>", re.DOTALL
)
_SAID_IN_ATTRIBUTES = re.compile(
    r"\s(?:title|alt|placeholder|aria-label|label|summary|heading|caption)=\"([^\"]*)\""
)
_WORD = re.compile(r"[A-Za-z]{2,}")
# A developer's page of every part in every state, with made-up words in it.
SAMPLES = "/gallery"
# The same in every language.
NAMES = frozenset({"Clarion", "FakeNet"})


def test_no_page_carries_what_the_policy_refuses() -> None:
    assert not [
        f"{path}: {what}"
        for path, text in templates().items()
        for what, pattern in FORBIDDEN.items()
        if pattern.search(text)
    ]


def test_no_code_takes_words_for_markup() -> None:
    assert not [module.path for module in modules() if FORBIDDEN_IN_CODE.search(module.text)]


def test_every_word_on_a_page_can_be_translated() -> None:
    assert not [
        f"{path}: {words}"
        for path, text in templates().items()
        if SAMPLES not in path
        for words in bare_words(text)
    ]


def bare_words(text: str) -> list[str]:
    """Return what people would read in English whatever their language is."""
    without = _TRANSLATED.sub(" ", text)
    said = [*_SAID_IN_ATTRIBUTES.findall(without), *_TAG.split(without)]
    return [one.strip() for one in said if set(_WORD.findall(one)) - NAMES]


def test_bare_words_are_noticed() -> None:
    assert bare_words("<p>Good morning</p>") == ["Good morning"]
    assert bare_words('<a aria-label="Close it">{% translate "Close" %}</a>') == ["Close it"]
    assert not bare_words("<h1>{% blocktranslate %}Good morning{% endblocktranslate %}</h1>")
    assert not bare_words("<title>Clarion</title><kbd>Esc</kbd>{{ name }}")


def test_no_filter_or_tag_of_ours_has_the_name_of_one_that_django_has() -> None:
    """Which of two is meant would depend on the order in which a template loads them."""
    engine = engines["django"].engine
    ours = {one: at for one, at in engine.libraries.items() if at.startswith("clarion.")}
    django = [import_library(at) for at in engine.libraries.values() if at.startswith("django.")]
    theirs = _names(*django, *engine.template_builtins)
    assert {"language_name", "translate", "date"} <= theirs
    assert len(ours) > 1
    assert not {
        one: both for one, at in ours.items() if (both := _names(import_library(at)) & theirs)
    }


def _names(*libraries: Library) -> set[str]:
    return {name for one in libraries for name in (*one.filters, *one.tags)}
