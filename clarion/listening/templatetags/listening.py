"""Says on pages what the code calls by a short name."""

from django import template

from clarion.listening.web.labels import EVERY
from clarion.reading import telephones

register = template.Library()


@register.filter
def said(word: str, of: str) -> str:
    """`"safety"|said:"purpose"` is Safety of the public; what has no words is shown as it is."""
    return str(EVERY[of].get(word, word))


@register.filter
def covered(text: str) -> str:
    """Cover telephone numbers but for their last two digits: a list shows nobody how to ring."""
    return telephones.covered(text)
