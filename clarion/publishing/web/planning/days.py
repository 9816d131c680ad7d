"""A month and a week as a wall calendar shows them, and the days of a list."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from clarion.publishing.queries import Card, Hour, hours

WEEK = 7
# A day of the month has room for so many; the rest is one press away.
DAY_SHOWS = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Day:
    """One day and what leaves on it. `clocks`: what the clocks are called on it, in their order."""

    on: date
    inside: bool  # of this month
    today: bool
    cards: tuple[Card, ...]
    clocks: tuple[str, ...] = ()

    @property
    def first_cards(self) -> tuple[Card, ...]:
        """As many as there is room for."""
        return self.cards[:DAY_SHOWS]

    @property
    def rest(self) -> int:
        """For how many there is no room."""
        return max(len(self.cards) - DAY_SHOWS, 0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """One hour of one day; `hour`: None, the clocks do not show it on that day."""

    hour: Hour | None
    today: bool
    cards: tuple[Card, ...]

    @property
    def shown_at(self) -> datetime | None:
        """Where something that is put here leaves; an hour that comes twice is meant once."""
        return self.hour.at if self.hour and not self.hour.again else None


@dataclass(frozen=True, slots=True, kw_only=True)
class HourRow:
    """One hour across a week. `zone` names the clock where it is the same on every day."""

    shown: str
    again: bool
    zone: str
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """What one page of the calendar shows; `weeks` and `rows` where it is a table."""

    days: tuple[Day, ...]
    weeks: tuple[tuple[Day, ...], ...] = ()
    rows: tuple[HourRow, ...] = ()

    @property
    def busy(self) -> tuple[Day, ...]:
        """The days on which something leaves, for whoever reads it as a list."""
        return tuple(day for day in self.days if day.inside and day.cards)


def month(first: date, today: date, cards: Iterable[Card], zone: str) -> Sheet:
    """Return the month that begins on `first`, in whole weeks from Monday."""
    of = _by_day(cards, zone)
    on = first - timedelta(days=first.weekday())
    days: list[Day] = []
    while on <= first or on.month == first.month or len(days) % WEEK:
        inside = on.month == first.month
        days.append(Day(on=on, inside=inside, today=on == today, cards=tuple(of.get(on, ()))))
        on += timedelta(days=1)
    weeks = tuple(tuple(days[start : start + WEEK]) for start in range(0, len(days), WEEK))
    return Sheet(days=tuple(days), weeks=weeks)


def listed(first: date, count: int, today: date, cards: Iterable[Card], zone: str) -> Sheet:
    """Return so many days from `first`."""
    of = _by_day(cards, zone)
    days = (first + timedelta(days=offset) for offset in range(count))
    return Sheet(
        days=tuple(
            Day(on=on, inside=True, today=on == today, cards=tuple(of.get(on, ()))) for on in days
        )
    )


def week(monday: date, today: date, cards: Iterable[Card], zone: str) -> Sheet:
    """Return a week with the hours of its days; a day has 23 or 25 when its clocks change."""
    of = _by_day(cards, zone)
    days = [monday + timedelta(days=offset) for offset in range(WEEK)]
    there = {on: hours(on, zone) for on in days}
    shown = tuple(
        Day(
            on=on,
            inside=True,
            today=on == today,
            cards=tuple(of.get(on, ())),
            clocks=tuple(dict.fromkeys(hour.zone for hour in there[on])),
        )
        for on in days
    )
    numbers = sorted({(hour.shown, hour.again) for on in days for hour in there[on]})
    rows = tuple(_row(number, shown, there, zone) for number in numbers)
    return Sheet(days=shown, rows=rows)


def _row(
    number: tuple[int, bool],
    days: tuple[Day, ...],
    there: Mapping[date, tuple[Hour, ...]],
    zone: str,
) -> HourRow:
    cells = []
    for day in days:
        hour = next((one for one in there[day.on] if (one.shown, one.again) == number), None)
        cards = tuple(card for card in day.cards if _hour_of(card, zone) == number)
        cells.append(Cell(hour=hour, today=day.today, cards=cards))
    zones = {cell.hour.zone for cell in cells if cell.hour}
    return HourRow(
        shown=f"{number[0]:02}:00",
        again=number[1],
        zone=zones.pop() if len(zones) == 1 else "",
        cells=tuple(cells),
    )


def _hour_of(card: Card, zone: str) -> tuple[int, bool]:
    there = card.due_at.astimezone(ZoneInfo(zone))
    return there.hour, bool(there.fold)


def _by_day(cards: Iterable[Card], zone: str) -> dict[date, list[Card]]:
    of: dict[date, list[Card]] = {}
    for card in cards:
        of.setdefault(card.due_at.astimezone(ZoneInfo(zone)).date(), []).append(card)
    return of
