"""Whether an account can be relied on: green only when both directions have been seen."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from clarion.channels.contract import Reason

# A stream is silent when nothing came for this many times its usual pause, and never sooner
# than an hour: a quiet Sunday is not an alarm.
_SILENT_TIMES = 6
_SILENT_MIN = timedelta(hours=1)
_SAMPLES_MIN = 20
_WEIGHT = 0.1
# The network refused this one message; the account itself is as good as before.
ABOUT_THE_MESSAGE = frozenset(
    {
        Reason.TOO_LONG,
        Reason.REJECTED,
        Reason.TARGET_GONE,
        Reason.WINDOW_CLOSED,
        Reason.UNFINISHED,
        Reason.MEDIA_REFUSED,
    }
)
# Nobody was there, or nobody who could say what became of it.
NO_ANSWER = frozenset({Reason.UNREACHABLE, Reason.NETWORK_DOWN})
# Days before a token ends on which somebody is told.
WARN_DAYS = (14, 7, 1)


# What an account cannot do when somebody else has it: anything.
TAKEN = "taken"


class Side(StrEnum):
    """Which of an account's three businesses a trouble is about; each ends by itself."""

    SIGNING_IN = "signing in"
    READING = "reading"
    SENDING = "sending"


class Light(StrEnum):
    """What the account's card shows, with its word."""

    GREEN = "working"
    AMBER = "not proven yet"
    RED = "needs attention"


@dataclass(frozen=True, slots=True, kw_only=True)
class Signs:
    """What we have seen of an account."""

    state: str
    troubled: bool
    inbound_seen: bool
    outbound_seen: bool
    sends: bool
    listens: bool


def light(signs: Signs) -> Light:
    """Say how far it can be relied on."""
    if signs.state != "open" or signs.troubled:
        return Light.RED
    if (signs.listens and not signs.inbound_seen) or (signs.sends and not signs.outbound_seen):
        return Light.AMBER
    return Light.GREEN


def lacking(scopes: Sequence[str], events: Sequence[str]) -> str:
    """Name the scopes and the events that we asked for and were not given."""
    return ", ".join([*scopes, *events])


def learn_pause(*, usual: float | None, pause: timedelta) -> float:
    """Return the usual pause between two messages of a stream, in seconds, after one more."""
    seconds = pause.total_seconds()
    return seconds if usual is None else usual + _WEIGHT * (seconds - usual)


def is_silent(*, usual: float | None, samples: int, last_at: datetime, at: datetime) -> bool:
    """Say whether a stream that is normally active has fallen silent."""
    if usual is None or samples < _SAMPLES_MIN:
        return False
    return at - last_at > max(_SILENT_TIMES * timedelta(seconds=usual), _SILENT_MIN)


def warning_day(*, expires_at: datetime, at: datetime) -> int | None:
    """Return the shortest of 14, 7 and 1 days that the token will not outlive; None: no worry."""
    left = expires_at - at
    due = [days for days in WARN_DAYS if left <= timedelta(days=days)]
    return min(due) if due else None
