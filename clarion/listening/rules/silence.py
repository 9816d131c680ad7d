"""When a source that should be speaking is silent."""

from datetime import datetime, timedelta
from typing import Final

# A source is silent after so many of its usual pauses, and never sooner than six hours.
_TIMES: Final = 6
_LEAST: Final = timedelta(hours=6)
# Whoever has not looked for so long did not listen: no watch, a pause, trouble, a stopped machine.
NOT_LISTENING: Final = timedelta(hours=1)
_SEEN_MIN: Final = 10  # with less, nobody knows what is usual
_WEIGHT: Final = 0.2


def listens(*, succeeded_at: datetime | None, at: datetime) -> bool:
    """Say whether we listen to it now, by when we last could."""
    return succeeded_at is not None and at - succeeded_at <= NOT_LISTENING


def learn_pause(*, usual: float | None, pause: timedelta) -> float:
    """Return the usual pause in seconds, with one more pause taken into account."""
    seconds = pause.total_seconds()
    return seconds if usual is None else usual + _WEIGHT * (seconds - usual)


def is_silent(*, usual: float | None, seen: int, last_at: datetime | None, at: datetime) -> bool:
    """Say whether nothing has come for much longer than usual."""
    if usual is None or last_at is None or seen < _SEEN_MIN:
        return False
    return at - last_at > max(timedelta(seconds=usual * _TIMES), _LEAST)
