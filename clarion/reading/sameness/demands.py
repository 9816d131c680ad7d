"""How alike two tellings must be, by what is known of their places and of what they are about."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cache
from types import MappingProxyType
from typing import Final

# What may endanger somebody joins what endangers nobody only where it says so much more the same.
DANGER_APART: Final = 0.1
# In one place a subject that both show says as much as this of meaning.
SHARED: Final = 0.05
# So much alike, at least, where one shows no subject, or both ask for something ...
UNSHOWN: Final = 0.70
UNSHOWN_WORDS: Final = 0.45
# ... and where one shows a subject more: bins, and bins on fire.
MORE_SUBJECTS: Final = 0.70
NEVER: Final = 2.0


class Where(StrEnum):
    """What is known of the distance between a telling and a matter."""

    SAME = "same"
    NEAR = "near"
    TOWN = "town"
    UNKNOWN = "unknown"
    AWAY = "away"


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """How alike two texts must be, 0 to 1, by meaning and by words, and within how many hours.

    ``subject`` is how much of their words must agree where they share a subject as well, and what
    they mean is not known.
    """

    meaning: float
    words: float
    subject: float
    hours: float


# Chosen on the tuning halves of our own sets (tests/rules/reading/sameness), precision first.
RULES: Final[Mapping[Where, Rule]] = MappingProxyType(
    {
        Where.SAME: Rule(meaning=0.50, words=0.25, subject=0.0, hours=8.0),
        Where.NEAR: Rule(meaning=0.57, words=0.32, subject=0.05, hours=6.0),
        Where.TOWN: Rule(meaning=0.64, words=0.45, subject=0.45, hours=6.0),
        Where.UNKNOWN: Rule(meaning=0.74, words=0.50, subject=0.50, hours=4.0),
    }
)


@cache
def demand(
    where: Where, *, danger: bool, shown: bool, report: bool, more: bool, troubled: bool
) -> Rule:
    """Return how alike two must be whose place is so well known.

    ``danger``: one may endanger somebody and the other not. ``shown``: both show what they are
    about; ``more``: one shows something besides. ``report``: they report and do not thank or ask
    for the hours. ``troubled``: both say that something is wrong.
    """
    rule = RULES[where]
    if danger:
        rule = replace(rule, meaning=rule.meaning + DANGER_APART)
    if not shown or not report:
        return replace(
            rule,
            meaning=max(rule.meaning, UNSHOWN),
            words=max(rule.words, UNSHOWN_WORDS),
            subject=NEVER,
        )
    if more:
        return replace(rule, meaning=max(rule.meaning, MORE_SUBJECTS), subject=NEVER)
    if not troubled:
        return replace(rule, subject=NEVER)
    if where in {Where.SAME, Where.NEAR}:
        return replace(rule, meaning=rule.meaning - SHARED)
    return rule
