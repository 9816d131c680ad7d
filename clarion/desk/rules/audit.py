"""How often the first look misses a danger: a sample of what it thought harmless, and what it says.

A share of a sample is uncertain; the interval is Wilson's (1927, J. Am. Stat. Assoc. 22), which
holds for small samples and for none found.
"""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from heapq import nsmallest
from math import sqrt
from typing import Final
from zoneinfo import ZoneInfo

# An hour's work for one person each week; with none missed, at most 6 in 100 are, 19 times in 20.
SAMPLE: Final = 60
_Z: Final = 1.959964  # of the normal distribution, for 19 times in 20
WEEK: Final = timedelta(days=7)


class Verdict(StrEnum):
    """What a person found in a message that the first look had thought harmless."""

    HARMLESS = "harmless"
    DANGER = "danger"


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """A share of a sample, and between which it lies 19 times in 20."""

    found: int
    of: int
    low: float
    high: float

    @property
    def share(self) -> float:
        """The share itself; 0 of nothing."""
        return self.found / self.of if self.of else 0.0


def draw(numbers: Iterable[int], *, seed: str, size: int = SAMPLE) -> tuple[int, ...]:
    """Return `size` of the numbers: the same whoever draws, in whichever order they come."""
    return tuple(nsmallest(size, set(numbers), key=lambda number: _lot(seed, number)))


def share(found: int, of: int) -> Share:
    """Return the share with Wilson's interval; of nothing it may be anything."""
    if not of:
        return Share(found=0, of=0, low=0.0, high=1.0)
    part, square = found / of, _Z * _Z
    middle = (part + square / (2 * of)) / (1 + square / of)
    reach = _Z * sqrt(part * (1 - part) / of + square / (4 * of * of)) / (1 + square / of)
    low = 0.0 if found == 0 else max(middle - reach, 0.0)
    high = 1.0 if found == of else min(middle + reach, 1.0)
    return Share(found=found, of=of, low=low, high=high)


def found_of_all(missed: Share, *, harmless: int, confirmed: int) -> tuple[float, float]:
    """Return between which the share of dangers lies that the first look found.

    `harmless` messages were thought so in the week; `confirmed` cases had a danger that it found.
    """
    return tuple(  # type: ignore[return-value]  # two of them
        confirmed / (confirmed + rate * harmless) if confirmed or rate * harmless else 1.0
        for rate in (missed.high, missed.low)
    )


def last_week(at: datetime, zone: str) -> date:
    """Return the Monday of the last week that is over, where the office is."""
    today = at.astimezone(ZoneInfo(zone)).date()
    return today - timedelta(days=today.weekday()) - WEEK


def bounds(week_on: date, zone: str) -> tuple[datetime, datetime]:
    """Return when a week begins and ends, where the office is."""
    there = ZoneInfo(zone)
    return datetime.combine(week_on, time(), there), datetime.combine(week_on + WEEK, time(), there)


def _lot(seed: str, number: int) -> bytes:
    return hashlib.sha256(f"{seed}:{number}".encode()).digest()
