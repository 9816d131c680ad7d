"""Which language a text is in, careful and fast: what each one is called, and what instead.

Two kinds of texts have a gold label: posts that IDRISI's authors collected in English or in Arabic
(the label is the file), and texts that are English because somebody put them into English (the
messages of disasters, which are translations or news) or asked for them in English (CLINC150).
Those together can tell English from Arabic and little else. The originals behind the
translations have no label for their language: of them only how they were called is counted, which
is no recall. For all other languages there are only sentences of our own.
"""

import tomllib
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from functools import partial
from typing import Any, Final

from clarion.reading.fast import fast_reader
from clarion.reading.folding import split_words
from clarion.reading.language import tell_language
from training.corpus import ROOT, disaster, everyday
from training.figures import by_label
from training.possible import where_possible
from training.posts import posts

SENTENCES: Final = ROOT / "tests/rules/reading/sentences"
# Of our own, and none of them was written to mend how a language is told.
OWN: Final = ("held_out", "feelings_held_out")
CALLED_MAX: Final = 8

Tell = Callable[[Sequence[str]], list[str]]


def measure() -> dict[str, Any]:
    """Return the figures of both tiers for each kind of texts."""
    return where_possible(
        {
            "posts": partial(both, lambda: [(one.text, one.language) for one in posts()]),
            "english": english,
            "originals_called": originals,
            "own_sentences": partial(both, own),
        }
    )


def carefully(texts: Sequence[str]) -> list[str]:
    """Return the language of each text as the careful reader tells it."""
    return [tell_language(split_words(text)).code for text in texts]


def at_a_glance(texts: Sequence[str]) -> list[str]:
    """Return the language of each text as the fast reader tells it."""
    return [reading.language.code for reading in fast_reader().read_many(texts)]


TIERS: Final[dict[str, Tell]] = {"careful": carefully, "fast": at_a_glance}


def both(read: Callable[[], Iterable[tuple[str, str]]]) -> dict[str, Any]:
    """Return for each tier the figures of texts whose language is known."""
    rows = list(read())
    texts, gold = [text for text, _ in rows], [language for _, language in rows]
    return {
        tier: by_label(list(zip(gold, tell(texts), strict=True))) for tier, tell in TIERS.items()
    }


def english() -> dict[str, Any]:
    """Return for each source of English texts how many are called English; no other is there."""
    sources: dict[str, list[str]] = {"clinc150": [o.text for o in everyday("test", "oos_test")]}
    for one in disaster("validation"):
        if one.source != "original":
            sources.setdefault(f"disaster_{one.source}", []).append(one.text)
    return {
        source: both(partial(zip, texts, ["en"] * len(texts))) for source, texts in sources.items()
    }


def originals() -> dict[str, Any]:
    """Return what the messages as they were written are called: nobody has labelled them."""
    texts = [one.text for one in disaster("validation") if one.source == "original"]
    return {
        tier: {"texts": len(texts), **dict(Counter(tell(texts)).most_common(CALLED_MAX))}
        for tier, tell in TIERS.items()
    }


def own() -> list[tuple[str, str]]:
    """Return sentences of our own, each with the language that it was written in."""
    rows: list[tuple[str, str]] = []
    for name in OWN:
        written = tomllib.loads((SENTENCES / f"{name}.toml").read_text(encoding="utf-8"))
        for first, inner in written.items():
            for second, sentences in inner.items():
                language = first if len(first) == 2 else second
                rows += [(text, language) for text in sentences]
    return rows
