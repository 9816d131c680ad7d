"""Matters, promises, and why somebody was left out, as words."""

from django import template

from clarion.desk.web.matters import labels

register = template.Library()


@register.filter
def matter_state(state: str) -> str:
    """`answered` is Answered."""
    return str(labels.MATTER_STATES[state])


@register.filter
def promise_state(state: str) -> str:
    """`broken` is Broken."""
    return str(labels.PROMISE_STATES[state])


@register.filter
def circular_state(state: str) -> str:
    """`sending` is Being sent."""
    return str(labels.CIRCULAR_STATES[state])


@register.filter
def change_word(kind: str) -> str:
    """`split` is Split."""
    return str(labels.CHANGES[kind])


@register.filter
def left_out_words(why: str) -> str:
    """`window` says that their network takes no private answer any more."""
    return str(labels.LEFT_OUT.get(why, why))


@register.filter
def rank_word(rank: int) -> str:
    """`0` is Life at risk."""
    return str(labels.RANKS[rank])
