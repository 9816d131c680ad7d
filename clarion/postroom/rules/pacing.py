"""An account says one thing after the other, and never many at once.

A network refuses whoever says thirty things within a minute, and people stop reading. What answers
somebody, puts something right, goes on with a thread or takes it down waits for no turn, and
neither does what must be said because a life is at risk.
"""

from datetime import datetime, timedelta

# Longer, and it is no pace any more but a plan: the calendar is for that.
PACE_SECONDS_MAX = 3600
PACED = "this account says one thing every"


def pace(*, chosen: int | None, usual: int) -> timedelta:
    """Return what lies between two statements: what somebody chose, else the network's usual."""
    return timedelta(seconds=usual if chosen is None else chosen)


def free_at(*, spoke_at: datetime | None, pace: timedelta, at: datetime) -> datetime | None:
    """Return when an account may begin its next statement; None: now.

    What it is said to have begun later than within one pace from now, a clock has said that was
    put back since: nothing waits for it.
    """
    if spoke_at is None or not at - pace < spoke_at < at + pace:
        return None
    return spoke_at + pace


def waits_its_turn(pace: timedelta) -> str:
    """Say why it waits."""
    seconds = int(pace.total_seconds())
    return f"{PACED} {seconds} seconds" if seconds != 1 else f"{PACED} second"
