"""How long people are waited for: the usual time and the longest, step by step and in all."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from statistics import median

DAYS_SHOWN = (30, 90)
ANSWERS = frozenset({"signed", "returned", "rejected"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """One step of one request that was answered; `whole`: its request went through the chain."""

    request_id: int
    step: int
    began_at: datetime
    ended_at: datetime
    whole: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Pace:
    """Minutes, rounded up; `count` is how many answers they are made of."""

    days: int
    count: int
    median: int
    longest: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Paces:
    """Of a chain: each step by its place, and from the first question to the last signature."""

    steps: dict[int, tuple[Pace, ...]]
    whole: tuple[Pace, ...]


def minutes(waited: timedelta) -> int:
    """Return whole minutes, the begun one counted; a clock that was put back makes none."""
    return max(0, -(-waited // timedelta(minutes=1)))


def paces(passages: Sequence[Passage], *, at: datetime) -> Paces:
    """Return the figures of one chain over the days shown. What nobody answered is no figure."""
    places = sorted({one.step for one in passages})
    return Paces(
        steps={
            place: _over_days([_span([one]) for one in passages if one.step == place], at)
            for place in places
        },
        whole=_over_days([_span(of_one) for of_one in _by_request(passages)], at),
    )


def _by_request(passages: Iterable[Passage]) -> list[list[Passage]]:
    found: dict[int, list[Passage]] = {}
    for one in passages:
        if one.whole:
            found.setdefault(one.request_id, []).append(one)
    return list(found.values())


def _span(passages: Sequence[Passage]) -> tuple[datetime, timedelta]:
    ended_at = max(one.ended_at for one in passages)
    return ended_at, ended_at - min(one.began_at for one in passages)


def _over_days(spans: Sequence[tuple[datetime, timedelta]], at: datetime) -> tuple[Pace, ...]:
    found = []
    for days in DAYS_SHOWN:
        within = [waited for ended_at, waited in spans if ended_at >= at - timedelta(days=days)]
        if within:
            found.append(
                Pace(
                    days=days,
                    count=len(within),
                    median=minutes(_middle(within)),
                    longest=minutes(max(within)),
                )
            )
    return tuple(found)


def _middle(waited: Sequence[timedelta]) -> timedelta:
    return timedelta(seconds=median(one.total_seconds() for one in waited))
