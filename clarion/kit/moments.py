"""A time on the wall of one zone, and the instant that it means."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from clarion.kit.refusals import Refusal

WALL = "%Y-%m-%dT%H:%M"


class NoSuchTime(Refusal):
    """The clocks skip {wall} in {zone}. Choose a time before or after the change."""


def wall(at: datetime, zone: str) -> str:
    """Return an instant as a clock on the wall there shows it."""
    return at.astimezone(ZoneInfo(zone)).strftime(WALL)


def instant(shown: str, zone: str) -> datetime:
    """Return the instant at which the wall shows this; the first, where clocks go back.

    Raises `NoSuchTime` for a time that a change of the clocks skips.
    """
    there = datetime.strptime(shown, WALL).replace(tzinfo=ZoneInfo(zone))
    at = there.astimezone(UTC)
    if wall(at, zone) != shown:
        raise NoSuchTime(wall=shown.replace("T", " "), zone=zone)
    return at
