"""Kinds of places, and reasons, as words."""

from django import template
from django.utils.functional import Promise

from clarion.places.web.words import KINDS, REASONS

register = template.Library()


@register.filter
def place_kind(kind: str) -> str | Promise:
    """Say what a place is."""
    return KINDS.get(kind, kind)


@register.filter
def refused_because(reason: str) -> str | Promise:
    """Say why a line cannot be used."""
    return REASONS.get(reason, reason)
