"""Which moments a weekly slot offers: a time on the wall, on the days for which it was made."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from clarion.kit.moments import NoSuchTime, instant

# Whoever plans further ahead chooses a time by hand.
AHEAD = timedelta(days=60)
SLOTS_MAX = 50
# A statement that leaves sooner cannot be signed in time.
SOONEST = timedelta(minutes=15)


@dataclass(frozen=True, slots=True, kw_only=True)
class Weekly:
    """Weekdays, 0 is Monday, and a time such as `09:00`."""

    days: frozenset[int]
    wall: str


def offers(slot: Weekly, *, zone: str, at: datetime) -> Iterator[datetime]:
    """Yield the instants that a slot offers from now on, the next first.

    A day on which the clocks skip its time has none; where they show it twice, it is the first.
    """
    day, end = at.astimezone(ZoneInfo(zone)).date(), at + AHEAD
    while True:
        found = on_day(slot, day, zone=zone)
        if found is not None and found > end:
            return
        if found is not None and found >= at + SOONEST:
            yield found
        day += timedelta(days=1)
        if day > end.date() + timedelta(days=1):
            return


def belongs(slot: Weekly, chosen: datetime, *, zone: str) -> bool:
    """Say whether a slot offers this very instant."""
    return chosen == on_day(slot, chosen.astimezone(ZoneInfo(zone)).date(), zone=zone)


def on_day(slot: Weekly, day: date, *, zone: str) -> datetime | None:
    """Return the instant that a slot offers on a day; None: it offers none."""
    if day.weekday() not in slot.days:
        return None
    try:
        return instant(f"{day}T{slot.wall}", zone)
    except NoSuchTime:
        return None
