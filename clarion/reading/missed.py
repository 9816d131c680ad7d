"""How often the first look misses a danger: a sample of what it thought harmless, and what it says.

A share of a sample is uncertain; the interval is Wilson's (1927, J. Am. Stat. Assoc. 22), which
holds for small samples and for none found. Intervals of two parts are joined as Zou, Huang and
Zhang do (2009, Comput. Stat. Data Anal. 53).
"""

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from heapq import nsmallest
from math import sqrt
from typing import Final
from zoneinfo import ZoneInfo

from clarion.reading.reading import LifeRiskLevel

# An hour's work for one person each week; with none missed, at most 6 in 100 are, 19 times in 20.
SAMPLE: Final = 60
# Of these, so many are drawn from what the wide net caught: it is a small part of all, and most of
# what is missed lies in it (decision 55).
CAUGHT_SAMPLE: Final = 20
# More are not read to know how many the net catches: of 2,000 the share is known to 2 in 100.
CANDIDATES_MAX: Final = 2_000
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
    share: float  # 0 of nothing
    low: float
    high: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Missed:
    """The share that was missed in all that was thought harmless, and in the two parts of it."""

    in_all: Share  # each part counts as large as it is
    in_caught: Share
    in_rest: Share


def draw(numbers: Iterable[int], *, seed: str, size: int = SAMPLE) -> tuple[int, ...]:
    """Return `size` of the numbers: the same whoever draws, in whichever order they come."""
    return tuple(nsmallest(size, set(numbers), key=lambda number: _lot(seed, number)))


def draw_apart(
    levels: Mapping[int, LifeRiskLevel], *, seed: str, size: int = SAMPLE
) -> tuple[int, ...]:
    """Return what is to be read: a part of what the net caught, and of all else the rest.

    Where one of the two has too few, more of the other are read.
    """
    caught = [number for number, level in levels.items() if is_caught(level)]
    rest = [number for number, level in levels.items() if not is_caught(level)]
    of_caught = max(CAUGHT_SAMPLE * size // SAMPLE, size - len(rest))
    drawn = draw(caught, seed=seed, size=of_caught)
    return drawn + draw(rest, seed=seed, size=size - len(drawn))


def is_caught(level: str) -> bool:
    """Say whether the wide net caught it, although the lexicons found nothing."""
    return level != LifeRiskLevel.LOW


def how_many_caught(levels: Mapping[int, LifeRiskLevel], *, of: int) -> int:
    """Return how many of all the net catches, from those that were looked at."""
    caught = sum(map(is_caught, levels.values()))
    return round(of * caught / len(levels)) if levels else 0


def weigh(
    *, in_caught: tuple[int, int], in_rest: tuple[int, int], caught: int, harmless: int
) -> Missed:
    """Return what was missed, from the dangers and how many were read in each of the two parts."""
    net, rest = share(*in_caught), share(*in_rest)
    in_all = together([(net, caught), (rest, harmless - caught)])
    return Missed(in_all=in_all, in_caught=net, in_rest=rest)


def together(parts: Sequence[tuple[Share, int]]) -> Share:
    """Return the share in all, from the shares in parts of it and how large each part is."""
    every = sum(size for _part, size in parts)
    weighed = [(part, size / every) for part, size in parts if size] if every else []
    middle = sum(part.share * weight for part, weight in weighed)
    below = sqrt(sum((weight * (part.share - part.low)) ** 2 for part, weight in weighed))
    above = sqrt(sum((weight * (part.high - part.share)) ** 2 for part, weight in weighed))
    return Share(
        found=sum(part.found for part, _size in parts),
        of=sum(part.of for part, _size in parts),
        share=middle,
        low=max(middle - below, 0.0),
        high=min(middle + above, 1.0) if weighed else 1.0,
    )


def share(found: int, of: int) -> Share:
    """Return the share with Wilson's interval; of nothing it may be anything."""
    if not of:
        return Share(found=0, of=0, share=0.0, low=0.0, high=1.0)
    part, square = found / of, _Z * _Z
    middle = (part + square / (2 * of)) / (1 + square / of)
    reach = _Z * sqrt(part * (1 - part) / of + square / (4 * of * of)) / (1 + square / of)
    low = 0.0 if found == 0 else max(middle - reach, 0.0)
    high = 1.0 if found == of else min(middle + reach, 1.0)
    return Share(found=found, of=of, share=part, low=low, high=high)


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


def late_since(today: date) -> tuple[date, date]:
    """Return between which Mondays the week began whose sample should have been read by now.

    It is drawn on the Monday after, and should be read by the Wednesday.
    """
    return today - 2 * WEEK - timedelta(days=1), today - WEEK - timedelta(days=2)


def bounds(week_on: date, zone: str) -> tuple[datetime, datetime]:
    """Return when a week begins and ends, where the office is."""
    there = ZoneInfo(zone)
    return datetime.combine(week_on, time(), there), datetime.combine(week_on + WEEK, time(), there)


def _lot(seed: str, number: int) -> bytes:
    return hashlib.sha256(f"{seed}:{number}".encode()).digest()
