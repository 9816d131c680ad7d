"""Answers to many leave one after the other, so that no network takes them for a flood."""

from collections import Counter
from collections.abc import Sequence
from datetime import datetime, timedelta

# Through one account one copy leaves in so many seconds (policy): forty people are told in less
# than a minute and a half, and the networks that count posts an hour stay far from their limits.
PACE = timedelta(seconds=2)
# Of what is due so many are put at the door in one turn of the clockwork.
AT_ONCE_MAX = 50


def due_times(accounts: Sequence[int], *, at: datetime) -> list[datetime]:
    """Return when each copy is due, by the account through which it leaves, in order."""
    before: Counter[int] = Counter()
    due = []
    for account in accounts:
        due.append(at + PACE * before[account])
        before[account] += 1
    return due
