"""What states, themes and findings are called, as filters."""

from django import template

from clarion.postroom.queries import THEME_TITLES
from clarion.publishing.web import labels

register = template.Library()


@register.filter
def state_word(state: str) -> str:
    """Return the word for a state."""
    return str(labels.STATES.get(state, state))


@register.filter
def state_kind(state: str) -> str:
    """Return how a state is drawn."""
    return labels.KINDS.get(state, "quiet")


@register.filter
def theme_word(theme: str) -> str:
    """Return the word for a theme."""
    return str(THEME_TITLES.get(theme, theme))


@register.filter
def way_words(way: str) -> str:
    """Return what a rendition does to what stands there."""
    return str(labels.WAYS.get(way, ""))


@register.filter
def level_word(level: str) -> str:
    """Return the word for how much stands in the way."""
    return str(labels.LEVELS.get(level, level))


@register.filter
def level_kind(level: str) -> str:
    """Return how a finding is drawn."""
    return labels.LEVEL_KINDS.get(level, "note")
