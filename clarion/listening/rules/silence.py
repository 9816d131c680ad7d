"""When a source that should be speaking is silent."""

from datetime import datetime, timedelta
from typing import Final

# A source is silent after so many of its usual pauses, and as long as its nights are not known,
# never sooner than six hours.
_TIMES: Final = 6
_LEAST: Final = timedelta(hours=6)
# Once it was heard for a whole day, with its night in it, twice its longest pause is enough: a
# stream of a whole network, which never pauses, is told of within minutes.
_LEARNT: Final = timedelta(days=1)
_LEAST_LEARNT: Final = timedelta(minutes=10)
_TIMES_LONGEST: Final = 2
# A longest pause counts half after a week: a week has every night that there is.
_HALF_LIFE: Final = timedelta(days=7)
# What was told as a silence may have been one: it teaches a part, enough to let the next night be.
_OUTAGE_SHARE: Final = 0.6
# Whoever has not looked for so long did not listen: no watch, a pause, trouble, a stopped machine.
NOT_LISTENING: Final = timedelta(hours=1)
# A source whose time came so long ago is not read: whoever reads it stands still, or breaks.
UNREAD: Final = timedelta(minutes=15)
_SEEN_MIN: Final = 10  # with less, nobody knows what is usual
_WEIGHT: Final = 0.2


def listens(*, succeeded_at: datetime | None, at: datetime) -> bool:
    """Say whether we listen to it now, by when we last could."""
    return succeeded_at is not None and at - succeeded_at <= NOT_LISTENING


def is_unread(
    *, due_at: datetime, succeeded_at: datetime | None, watched_since: datetime, at: datetime
) -> bool:
    """Say whether a source that is watched should have been read long ago, and was not."""
    last = max(due_at, watched_since, succeeded_at or due_at)
    return at - last > UNREAD


def learn_pause(*, usual: float | None, pause: timedelta) -> float:
    """Return the usual pause in seconds, with one more pause taken into account."""
    seconds = pause.total_seconds()
    return seconds if usual is None else usual + _WEIGHT * (seconds - usual)


def learn_longest(*, longest: float, pause: timedelta, was_silent: bool) -> float:
    """Return the longest pause in seconds, with one more; older ones fade."""
    seconds = pause.total_seconds()
    faded = longest * 0.5 ** (seconds / _HALF_LIFE.total_seconds())
    return float(max(faded, seconds * _OUTAGE_SHARE if was_silent else seconds))


def is_silent(
    *,
    usual: float | None,
    longest: float,
    learnt: float,
    seen: int,
    last_at: datetime | None,
    at: datetime,
) -> bool:
    """Say whether nothing has come for much longer than usual.

    `longest`: its longest pause, in seconds; `learnt`: for how long its pauses were listened to.
    """
    if usual is None or last_at is None or seen < _SEEN_MIN:
        return False
    least = _LEAST
    if learnt >= _LEARNT.total_seconds():
        least = min(_LEAST, max(_LEAST_LEARNT, timedelta(seconds=longest * _TIMES_LONGEST)))
    return at - last_at > max(timedelta(seconds=usual * _TIMES), least)
