"""Says on pages what the figures call by a short name."""

from django import template

from clarion.insight.web.labels import EVERY, NO_THEME

register = template.Library()


@register.filter
def said_as(word: str, of: str) -> str:
    """`"floods"|said_as:"theme"` is Floods; what has no words is shown as it is."""
    return str(EVERY[of].get(word, word))


@register.filter
def theme_word(theme: str) -> str:
    """`floods` is Floods; what has no theme is Something else."""
    return said_as(theme, "theme") if theme else str(NO_THEME)


@register.filter
def mark_of(sound: str) -> str:
    """Return the mark that says it beside the word, for whoever sees no colours."""
    return said_as(sound, "mark")
