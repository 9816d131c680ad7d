"""On which days a series is said: each day, each week, each month, until it ends."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from itertools import count, islice
from zoneinfo import ZoneInfo

from clarion.kit.moments import NoSuchTime, instant

# Words are made into a draft so long before they leave: time to read, to change and to sign them.
HORIZON = timedelta(days=14)
# Nobody knows what is true in longer than this; whoever needs more begins it anew.
DAYS_MAX = 2 * 366
TIMES_MAX = 366
INTERVAL_MAX = 12
SERIES_MAX = 50
LAST = -1
# Every month has these days.
MONTHDAY_MAX = 28
_WEEK = 7
_MONTHS = 12


class Every(StrEnum):
    """How a series goes on."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"


@dataclass(frozen=True, slots=True, kw_only=True)
class Recurrence:
    """Every so many days; weeks, on some weekdays; or months.

    In a month it is the day `monthday`, or else the `nth` (`LAST`: the last) of its one weekday.
    It ends on `until_on`, or after so many `times`.
    """

    every: Every
    first_on: date
    interval: int = 1
    days: frozenset[int] = frozenset()
    nth: int = 0
    monthday: int = 0
    until_on: date | None = None
    times: int | None = None

    @property
    def is_whole(self) -> bool:
        """Whether it says all that it must, within the limits."""
        ends = (self.until_on is None) != (self.times is None)
        often = self.times is None or 1 <= self.times <= TIMES_MAX
        known = all(0 <= day < _WEEK for day in self.days)
        if not (ends and often and known and 1 <= self.interval <= INTERVAL_MAX):
            return False
        match self.every:
            case Every.DAY:
                return True
            case Every.WEEK:
                return bool(self.days)
            case Every.MONTH:
                nth = self.nth in {LAST, 1, 2, 3, 4} and len(self.days) == 1
                return nth if not self.monthday else 1 <= self.monthday <= MONTHDAY_MAX


def dates(rule: Recurrence) -> Iterator[date]:
    """Yield the days of a series in their order; never beyond `DAYS_MAX` from its first."""
    end = rule.first_on + timedelta(days=DAYS_MAX)
    if rule.until_on is not None:
        end = min(end, rule.until_on)
    found = (on for on in _endless(rule) if on >= rule.first_on)
    for on in islice(found, rule.times):
        if on > end:
            return
        yield on


def instant_on(on: date, wall: str, zone: str) -> datetime | None:
    """Return when the words of a day leave; None where the clocks skip that time."""
    try:
        return instant(f"{on}T{wall}", zone)
    except NoSuchTime:
        return None


def within(rule: Recurrence, *, zone: str, at: datetime) -> list[date]:
    """Return the days of a series whose words must be there now: from today to the horizon."""
    there = ZoneInfo(zone)
    today, last = at.astimezone(there).date(), (at + HORIZON).astimezone(there).date()
    return [on for on in dates(rule) if today <= on <= last]


def is_over(rule: Recurrence, *, zone: str, at: datetime) -> bool:
    """Return whether its last day has gone by."""
    today = at.astimezone(ZoneInfo(zone)).date()
    return all(on < today for on in dates(rule))


def _endless(rule: Recurrence) -> Iterator[date]:
    match rule.every:
        case Every.DAY:
            for step in count(0, rule.interval):
                yield rule.first_on + timedelta(days=step)
        case Every.WEEK:
            monday = rule.first_on - timedelta(days=rule.first_on.weekday())
            for step in count(0, rule.interval * _WEEK):
                for day in sorted(rule.days):
                    yield monday + timedelta(days=step + day)
        case Every.MONTH:
            for step in count(0, rule.interval):
                number = rule.first_on.year * _MONTHS + rule.first_on.month - 1 + step
                yield _in_month(rule, date(number // _MONTHS, number % _MONTHS + 1, 1))


def _in_month(rule: Recurrence, first: date) -> date:
    if rule.monthday:
        return first.replace(day=rule.monthday)
    (weekday,) = rule.days
    if rule.nth == LAST:
        last = (first + timedelta(days=32)).replace(day=1) - timedelta(days=1)
        return last - timedelta(days=(last.weekday() - weekday) % _WEEK)
    return first + timedelta(days=(weekday - first.weekday()) % _WEEK + (rule.nth - 1) * _WEEK)
