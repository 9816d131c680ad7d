"""How soon somebody has to see to a text, with each reason in its own words: a suggestion."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from clarion.reading.quote import Quote


class UrgencyLevel(StrEnum):
    """How soon, the most pressing first."""

    NOW = "now"
    TODAY = "today"
    LATER = "later"
    """Its words say another day, or that there is no haste, or nothing of the kind."""
    NOT_READ = "not read"
    """There is no list for its language, and no danger was found: nothing is said of it."""


class UrgencyKind(StrEnum):
    """Why, the weightiest first."""

    DANGER = "danger"
    HASTE = "haste"
    """They ask for it: at once, urgently."""
    DEADLINE = "deadline"
    """It is of no use after a time that they name, or ask about."""
    HAPPENING = "happening"
    """It goes on while they write."""
    SINCE = "since"
    """It has gone on, or they have gone without, since a time that they name."""
    REPEAT = "repeat"
    """They have written before, and had no answer."""
    VULNERABLE = "vulnerable"
    """They name somebody who can wait less than others: raises what else is said."""
    NO_HASTE = "no haste"
    """They say that there is none: takes away all but a danger and a deadline."""


@dataclass(frozen=True, slots=True, kw_only=True)
class UrgencyReason:
    """Words that speak for or against haste, and how soon they would have it by themselves."""

    kind: UrgencyKind
    level: UrgencyLevel
    quote: Quote


@dataclass(frozen=True, slots=True, kw_only=True)
class Urgency:
    """How soon, and why: each kind of reason once, those first that led to the level.

    `later` without a reason: nothing in it presses.
    """

    level: UrgencyLevel
    reasons: tuple[UrgencyReason, ...] = ()


UNREAD: Final = Urgency(level=UrgencyLevel.NOT_READ)
