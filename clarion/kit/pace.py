"""Whether more is written than usual, and how sure that is."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from math import sqrt
from statistics import median
from typing import Final

# With fewer days behind us nobody can say what is usual.
DAYS_MIN: Final = 3
# Counts of people vary more than chance alone would have it; so much of the usual, either way.
SPREAD: Final = 0.5
MORE_FROM: Final = 2.0
FAR_MORE_FROM: Final = 5.0
# So many more than usual must write before anybody is told: two people are no wave.
PEOPLE_MIN: Final = 5


class Pace(StrEnum):
    """How what is written compares with the same time of day on the days before."""

    NOT_KNOWN = "not known"
    QUIETER = "quieter"
    USUAL = "usual"
    MORE = "more"
    FAR_MORE = "far more"


@dataclass(frozen=True, slots=True, kw_only=True)
class Compared:
    """How many wrote, how many usually do (None: not known), and what to make of it."""

    now: int
    usual: float | None
    pace: Pace

    @property
    def times(self) -> int:
        """How many times the usual that is, rounded down; 0 where it cannot be said."""
        return int(self.now / self.usual) if self.usual else 0


def compare(now: int, before: Sequence[int]) -> Compared:
    """Compare with the counts of earlier days.

    The distance from their median is measured in the spread of such counts: chance (the square
    root) and what days differ by anyway (`SPREAD`), as for an over-dispersed Poisson count.
    """
    if len(before) < DAYS_MIN:
        return Compared(now=now, usual=None, pace=Pace.NOT_KNOWN)
    usual = float(median(before))
    distance = (now - usual) / sqrt(usual + (SPREAD * usual) ** 2 + 1)
    return Compared(now=now, usual=usual, pace=_pace(distance, now - usual))


def _pace(distance: float, more: float) -> Pace:
    if distance <= -MORE_FROM:
        return Pace.QUIETER
    if more < PEOPLE_MIN or distance < MORE_FROM:
        return Pace.USUAL
    return Pace.FAR_MORE if distance >= FAR_MORE_FROM else Pace.MORE
