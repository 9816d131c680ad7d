"""A month as a wall calendar shows it: whole weeks, from Monday."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from clarion.publishing.queries import Line

_WEEK = 7


@dataclass(frozen=True, slots=True, kw_only=True)
class Day:
    """One day and what leaves on it."""

    on: date
    inside: bool  # of this month
    today: bool
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Month:
    """Weeks of days; `busy` are those of this month on which anything leaves."""

    first: date
    weeks: tuple[tuple[Day, ...], ...]

    @property
    def busy(self) -> tuple[Day, ...]:
        """The days on which something leaves, for whoever reads it as a list."""
        return tuple(day for week in self.weeks for day in week if day.inside and day.lines)


def month(first: date, today: date, lines: Iterable[tuple[date, Line]]) -> Month:
    """Return the month that begins on `first`."""
    of: dict[date, list[Line]] = {}
    for on, line in lines:
        of.setdefault(on, []).append(line)
    monday = first - timedelta(days=first.weekday())
    days = []
    while monday <= first or monday.month == first.month:
        for offset in range(_WEEK):
            on = monday + timedelta(days=offset)
            days.append(
                Day(
                    on=on,
                    inside=on.month == first.month,
                    today=on == today,
                    lines=tuple(of.get(on, ())),
                )
            )
        monday += timedelta(days=_WEEK)
    weeks = tuple(tuple(days[start : start + _WEEK]) for start in range(0, len(days), _WEEK))
    return Month(first=first, weeks=weeks)
