"""How codes are written for people, and what stands around their words in their own language."""

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from clarion.newsroom.queries import Sentences
from clarion.publishing.queries.titles import direction
from clarion.publishing.queries.titles import language_name as name_of

register = template.Library()

_GROUP = 4


@register.filter
def spoken_code(code: str) -> str:
    """Write a code in groups of four, as one reads it out: `8K3D-P6FS`."""
    return "-".join(code[start : start + _GROUP] for start in range(0, len(code), _GROUP))


@register.filter
def language_name(code: str) -> str:
    """Return what a language calls itself."""
    return name_of(code)


@register.simple_tag
def sentence(says: Sentences, name: str) -> str:
    """Return a sentence, marked where it is in another language than its page."""
    return _marked(says, getattr(says, name))


@register.simple_tag
def sentence_in(says: Sentences, name: str, language: str) -> str:
    """Return a sentence that names a language as that language calls itself."""
    named = format_html('<bdi lang="{}">{}</bdi>', language, name_of(language))
    return _marked(says, format_html(getattr(says, name), language=named))


@register.simple_tag
def sentence_about(says: Sentences, name: str, code: str) -> str:
    """Return a sentence that names a statement by its code."""
    return _marked(says, format_html(getattr(says, name), code=spoken_code(code)))


def _marked(says: Sentences, words: str) -> str | SafeString:
    if says.language == (get_language() or "").split("-")[0]:
        return words
    return format_html(
        '<span lang="{}" dir="{}">{}</span>', says.language, direction(says.language), words
    )
