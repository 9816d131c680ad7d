"""Says on pages what the code calls by a short name."""

from django import template

from clarion.listening.web.labels import EVERY

register = template.Library()


@register.filter
def said(word: str, of: str) -> str:
    """`"safety"|said:"purpose"` is Safety of the public; what has no words is shown as it is."""
    return str(EVERY[of].get(word, word))
