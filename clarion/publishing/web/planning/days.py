"""A month and a week as a wall calendar shows them, and the days of a list."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import TypeVar
from zoneinfo import ZoneInfo

from clarion.publishing.queries import Card, Foreseen, Hour, hours

WEEK = 7
# A day of the month has room for so many; the rest is one press away.
DAY_SHOWS = 4

One = TypeVar("One", Card, Foreseen)


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """What is to be put on a page: what is written, and what is foreseen."""

    cards: tuple[Card, ...]
    foreseen: tuple[Foreseen, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Day:
    """One day and what leaves on it, or may. `clocks`: what they are called, in their order."""

    on: date
    inside: bool  # of this month
    today: bool
    cards: tuple[Card, ...]
    foreseen: tuple[Foreseen, ...] = ()
    clocks: tuple[str, ...] = ()

    @property
    def first_cards(self) -> tuple[Card, ...]:
        """As many as there is room for, in their order; what is grave is never among the rest."""
        shown = sorted(self.cards, key=lambda card: not _is_grave(card))[:DAY_SHOWS]
        return tuple(card for card in self.cards if card in shown)

    @property
    def first_foreseen(self) -> tuple[Foreseen, ...]:
        """What is foreseen, where the cards leave room for it."""
        return self.foreseen[: max(DAY_SHOWS - len(self.cards), 0)]

    @property
    def rest(self) -> int:
        """For how many there is no room."""
        return max(len(self.cards) + len(self.foreseen) - DAY_SHOWS, 0)


def _is_grave(card: Card) -> bool:
    return card.theme == "safety" or card.late or card.shown in {"missed", "held", "review"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """One hour of one day; `hour`: None, the clocks do not show it on that day."""

    hour: Hour | None
    today: bool
    cards: tuple[Card, ...]
    foreseen: tuple[Foreseen, ...] = ()

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
        """The days on which something leaves or may, for whoever reads it as a list."""
        return tuple(day for day in self.days if day.inside and (day.cards or day.foreseen))


def month(first: date, today: date, there: Standing, zone: str) -> Sheet:
    """Return the month that begins on `first`, in whole weeks from Monday."""
    of, coming = _by_day(there.cards, zone), _by_day(there.foreseen, zone)
    on = first - timedelta(days=first.weekday())
    days: list[Day] = []
    while on <= first or on.month == first.month or len(days) % WEEK:
        inside = on.month == first.month
        days.append(
            Day(
                on=on,
                inside=inside,
                today=on == today,
                cards=tuple(of.get(on, ())),
                foreseen=tuple(coming.get(on, ())),
            )
        )
        on += timedelta(days=1)
    weeks = tuple(tuple(days[start : start + WEEK]) for start in range(0, len(days), WEEK))
    return Sheet(days=tuple(days), weeks=weeks)


def listed(first: date, count: int, today: date, there: Standing, zone: str) -> Sheet:
    """Return so many days from `first`."""
    of, coming = _by_day(there.cards, zone), _by_day(there.foreseen, zone)
    days = (first + timedelta(days=offset) for offset in range(count))
    return Sheet(
        days=tuple(
            Day(
                on=on,
                inside=True,
                today=on == today,
                cards=tuple(of.get(on, ())),
                foreseen=tuple(coming.get(on, ())),
            )
            for on in days
        )
    )


def week(monday: date, today: date, there: Standing, zone: str) -> Sheet:
    """Return a week with the hours of its days; a day has 23 or 25 when its clocks change."""
    of, coming = _by_day(there.cards, zone), _by_day(there.foreseen, zone)
    days = [monday + timedelta(days=offset) for offset in range(WEEK)]
    shows = {on: hours(on, zone) for on in days}
    shown = tuple(
        Day(
            on=on,
            inside=True,
            today=on == today,
            cards=tuple(of.get(on, ())),
            foreseen=tuple(coming.get(on, ())),
            clocks=tuple(dict.fromkeys(hour.zone for hour in shows[on])),
        )
        for on in days
    )
    numbers = sorted({(hour.shown, hour.again) for on in days for hour in shows[on]})
    rows = tuple(_row(number, shown, shows, zone) for number in numbers)
    return Sheet(days=shown, rows=rows)


def _row(
    number: tuple[int, bool],
    days: tuple[Day, ...],
    shows: Mapping[date, tuple[Hour, ...]],
    zone: str,
) -> HourRow:
    cells = []
    for day in days:
        hour = next((one for one in shows[day.on] if (one.shown, one.again) == number), None)
        cards = tuple(card for card in day.cards if _hour_of(card, zone) == number)
        coming = tuple(one for one in day.foreseen if _hour_of(one, zone) == number)
        cells.append(Cell(hour=hour, today=day.today, cards=cards, foreseen=coming))
    zones = {cell.hour.zone for cell in cells if cell.hour}
    return HourRow(
        shown=f"{number[0]:02}:00",
        again=number[1],
        zone=zones.pop() if len(zones) == 1 else "",
        cells=tuple(cells),
    )


def _hour_of(card: Card | Foreseen, zone: str) -> tuple[int, bool]:
    there = card.at.astimezone(ZoneInfo(zone))
    return there.hour, bool(there.fold)


def _by_day(cards: Iterable[One], zone: str) -> dict[date, list[One]]:
    of: dict[date, list[One]] = {}
    for card in cards:
        of.setdefault(card.at.astimezone(ZoneInfo(zone)).date(), []).append(card)
    return of
