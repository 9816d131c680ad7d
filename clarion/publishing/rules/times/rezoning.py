"""What becomes of a time when the office's clock on the wall shows another one.

The time on the wall is kept for what nobody has agreed to. What was agreed keeps its instant.
"""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime

from clarion.kit.moments import NoSuchTime, instant, wall

# A time is agreed to with the words from the moment on at which somebody is asked to sign.
_FREE = frozenset({"draft", "returned"})
# What has a time that is still to come; as a list, for a question to the database.
TIMED = ("draft", "returned", "in_review", "approved", "scheduled")


@dataclass(frozen=True, slots=True, kw_only=True)
class Shift:
    """A time before and after. `kept`: the instant was agreed to, or there is no such time."""

    due_at: datetime
    due_wall: str
    due_zone: str
    kept: bool
    skipped: bool = False


def shift(*, state: str, due_at: datetime, due_wall: str, due_zone: str, zone: str) -> Shift:
    """Return the time that it has in another zone of the office."""
    stays = Shift(due_at=due_at, due_wall=due_wall, due_zone=due_zone, kept=True)
    if state not in _FREE:
        return stays
    try:
        at = instant(due_wall, zone)
    except NoSuchTime:
        return Shift(due_at=due_at, due_wall=due_wall, due_zone=due_zone, kept=True, skipped=True)
    return Shift(due_at=at, due_wall=wall(at, zone), due_zone=zone, kept=False)


def fingerprint(timed: Iterable[tuple[int, int, datetime | None]]) -> str:
    """Return what a list of times is known by: number, version and time of each, in any order."""
    lines = sorted(
        (number, version, due_at.astimezone(UTC).isoformat() if due_at else "")
        for number, version, due_at in timed
    )
    return hashlib.sha256(repr(lines).encode()).hexdigest()
