"""How far an office trusts somebody's words: earned by what they wrote, and lost at once."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from clarion.kit.life import Life

TRUST = Life(
    proposed={"holds", "dropped"},
    holds={"over"},
    over=set(),
    dropped=set(),
)

# What is older says little about how somebody writes now.
RECORD_DAYS = 180
# Trust is looked at again each year; nobody keeps it because it was forgotten.
TRUST_DAYS = 365


class Degree(StrEnum):
    """How far somebody's words are trusted; everybody begins as an ordinary writer."""

    LEARNING = "learning"
    ORDINARY = "ordinary"
    TRUSTED = "trusted"

    @property
    def height(self) -> int:
        """Its place among the degrees; a higher one is asked fewer steps."""
        return list(Degree).index(self)


@dataclass(frozen=True, slots=True, kw_only=True)
class Extent:
    """How far one person is trusted. Empty `themes` mean every theme."""

    degree: Degree
    themes: frozenset[str]
    ends_at: datetime | None

    def degree_for(self, theme: str, at: datetime) -> Degree:
        """Return how far it goes for a theme at a time."""
        if self.degree is not Degree.TRUSTED:
            return self.degree
        over = self.ends_at is not None and self.ends_at <= at
        named = not self.themes or theme in self.themes
        return Degree.ORDINARY if over or not named else self.degree

    def is_within(self, other: "Extent | None") -> bool:
        """Say whether it allows nothing that the other (or being ordinary) does not allow."""
        before = other.degree if other else Degree.ORDINARY
        if self.degree is not before:
            return self.degree.height < before.height
        old = other.themes if other else frozenset()
        return not old or (bool(self.themes) and self.themes <= old)


def degree_of_all(
    hands: Collection[int], trusts: Mapping[int, Extent], *, theme: str, at: datetime
) -> Degree:
    """Return how far words are trusted in which several had a hand: as far as the least of them."""
    degrees = [
        trusts[one].degree_for(theme, at) if one in trusts else Degree.ORDINARY for one in hands
    ]
    return min(degrees, key=lambda one: one.height, default=Degree.ORDINARY)


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """What became of what somebody sent for signature in the last 180 days."""

    signed: int = 0
    returned: int = 0
    rejected: int = 0
    corrected: int = 0  # what they wrote was said, and something in it was wrong
    first_at: datetime | None = None


# What a record must show before anybody can be proposed as trusted.
SIGNED_MIN = 20
OVER_DAYS_MIN = 60
RETURNED_PERCENT_MAX = 10


class Short(StrEnum):
    """Why a record is not enough."""

    FEW = "few"  # too little was signed
    SHORT = "short"  # over too short a time
    RETURNED = "returned"  # too much came back
    REJECTED = "rejected"  # something was rejected
    CORRECTED = "corrected"  # something that was said was wrong


def shortfalls(record: Record, *, at: datetime) -> tuple[Short, ...]:
    """Return why this record does not earn trust; nothing: it does."""
    found: list[Short] = []
    if record.signed < SIGNED_MIN:
        found.append(Short.FEW)
    if record.first_at is None or at - record.first_at < timedelta(days=OVER_DAYS_MIN):
        found.append(Short.SHORT)
    if returns_too_much(record):
        found.append(Short.RETURNED)
    if record.rejected:
        found.append(Short.REJECTED)
    if record.corrected:
        found.append(Short.CORRECTED)
    return tuple(found)


def returns_too_much(record: Record) -> bool:
    """Say whether more comes back than somebody may have who is trusted."""
    answered = record.signed + record.returned
    return record.returned * 100 > answered * RETURNED_PERCENT_MAX


def next_place(number: int, *, spared: Sequence[int], signed: Collection[int]) -> int | None:
    """Return the first of `number` steps that is neither left out nor signed; None: none is."""
    return next(
        (place for place in range(number) if place not in spared and place not in signed), None
    )
