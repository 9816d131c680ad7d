"""When to ask how far something has gone: often while it spreads, seldom later, then no more."""

from datetime import datetime, timedelta

# How old what we said may be, and how long until the next look. Later than that nothing moves.
_PACE = (
    (timedelta(hours=1), timedelta(minutes=5)),
    (timedelta(days=1), timedelta(hours=1)),
    (timedelta(days=7), timedelta(hours=12)),
)
# A network that is asked too often is left alone at least so long: figures are unimportant.
SPARED_MIN = timedelta(minutes=15)


def next_count(*, said_at: datetime, at: datetime) -> datetime | None:
    """Return when to look next at what was said then; None: not any more."""
    for age, pause in _PACE:
        if at - said_at < age:
            return at + pause
    return None


def spared_until(*, at: datetime, retry_after: timedelta | None) -> datetime:
    """Return until when a network that was asked too often is asked for no figures."""
    return at + max(retry_after or SPARED_MIN, SPARED_MIN)
