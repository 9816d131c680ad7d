"""What a hold may let pass: statements that leave as an emergency, and those of one theme."""

from collections.abc import Collection

from clarion.kit.refusals import Refusal
from clarion.postroom.rules.themes import THEMES

EMERGENCY = "emergency"
THEME = "theme:"
# Everything that a hold may be said to spare, in the order in which it is offered.
SPARABLE = (EMERGENCY, *(f"{THEME}{theme}" for theme in THEMES))
# A hold of one statement, campaign or message names what it stops, and spares nothing of it.
SPARING_SCOPES = frozenset({"everything", "account", "network", "theme"})


class CannotSpare(Refusal):
    """This hold cannot let that pass: it may spare emergencies, and of the themes only one."""


def sparing(spares: Collection[str], *, scope: str) -> list[str]:
    """Return it in its order, each once; raises `CannotSpare`.

    A hold of a theme that spared a theme would hold nothing, or spare nothing.
    """
    themes = {one for one in spares if one != EMERGENCY}
    known = set(spares) <= set(SPARABLE)
    if spares and (not known or scope not in SPARING_SCOPES):
        raise CannotSpare
    if len(themes) > 1 or (themes and scope == "theme"):
        raise CannotSpare
    return [one for one in SPARABLE if one in spares]


def spared(spares: Collection[str], *, theme: str, emergency: bool) -> bool:
    """Say whether a hold lets a statement pass. What answers people is no statement."""
    return (emergency and EMERGENCY in spares) or f"{THEME}{theme}" in spares


def spared_themes(spares: Collection[str]) -> list[str]:
    """Return the themes that are let pass: of a hold, at most one."""
    return [one.removeprefix(THEME) for one in spares if one.startswith(THEME)]
