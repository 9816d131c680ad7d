"""How long we wait before the next attempt, and when a person must take over."""

from datetime import datetime, timedelta

ATTEMPTS_MAX = 8
_FIRST_PAUSE = timedelta(seconds=5)
_PAUSE_MAX = timedelta(minutes=15)
# A message that is this late is shown on every screen, and pages whoever is on duty.
LATE_AFTER = timedelta(seconds=120)
# Of deliveries that are late nobody is told oftener, however many they are.
TOLD_AGAIN_AFTER = timedelta(minutes=10)
# A reply to a person makes no sense for ever; longer and somebody must look at it again.
REPLY_STALE_AFTER = timedelta(hours=6)
# What only a person or another dispatch can free is asked again so often, behind all others.
BLOCKED_PAUSE = timedelta(seconds=10)
# A worker that has said nothing for so long is taken for dead; its call may have arrived.
LEASE = timedelta(seconds=120)
# A network that takes so long to fail keeps a place on the lane from all the others.
HANGS_AFTER = timedelta(seconds=5)
# Then nobody calls it for a while, and after that one at a time, until it answers.
HANGS_PAUSE = timedelta(seconds=30)
# A call that has not begun by then must not begin at all.
BEGIN_WITHIN = LEASE / 6


def next_attempt(*, attempts: int, at: datetime, retry_after: timedelta | None) -> datetime | None:
    """Return when to try again; None when it was tried often enough.

    What the network asked for always counts in full; ours doubles from 5 s to 15 min.
    """
    if attempts >= ATTEMPTS_MAX:
        return None
    doubled: int = 2 ** max(attempts - 1, 0)
    ours = min(_FIRST_PAUSE * doubled, _PAUSE_MAX)
    return at + max(ours, retry_after or timedelta())


def is_news(*, late_since: datetime, told_at: datetime | None, at: datetime) -> bool:
    """Say whether people are told of a delivery that is late: not of what was late already then."""
    return told_at is None or (late_since > told_at and at - told_at >= TOLD_AGAIN_AFTER)
