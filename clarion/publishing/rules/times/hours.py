"""A day as the clock on the wall shows it: 24 hours, or 23, or 25 when the clocks change."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

# No zone of today changes its clocks by less.
_STEP = timedelta(minutes=15)


@dataclass(frozen=True, slots=True, kw_only=True)
class Hour:
    """One hour of a day. `again`: clocks went back, and the wall shows it a second time.

    `at` is its first instant, in UTC; `zone` what the clock is called then: GMT, BST.
    """

    shown: int
    again: bool
    at: datetime
    zone: str


def begin_of(day: date, zone: str) -> datetime:
    """Return the first instant of a day there, in UTC."""
    return datetime.combine(day, time(), tzinfo=ZoneInfo(zone)).astimezone(UTC)


def hours(day: date, zone: str) -> tuple[Hour, ...]:
    """Return the hours of a day in their order; one that the clocks skip is not among them."""
    there = ZoneInfo(zone)
    found: dict[tuple[int, bool], Hour] = {}
    at, end = begin_of(day, zone), begin_of(day + timedelta(days=1), zone)
    while at < end:
        local = at.astimezone(there)
        again = bool(local.fold)
        hour = Hour(shown=local.hour, again=again, at=at, zone=local.tzname() or "")
        found.setdefault((local.hour, again), hour)
        at += _STEP
    return tuple(found.values())
