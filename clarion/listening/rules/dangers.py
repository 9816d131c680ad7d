"""When colleagues are told by e-mail that something overheard may be about a life."""

from datetime import datetime, timedelta
from typing import Final

# So long the alarm on the screens has had a chance.
WAITS: Final = timedelta(minutes=5)
# So often at most one is told, however many are overheard.
TOLD_EVERY: Final = timedelta(hours=1)


def told_between(at: datetime) -> tuple[datetime, datetime]:
    """Return between which moments something was heard of which people are told now.

    What waits for longer they were told of before: its hour has had a letter.
    """
    return at - WAITS - TOLD_EVERY, at - WAITS


def hour_of(at: datetime) -> str:
    """Return by what name a letter of this hour is known, so that there is one."""
    return f"{at:%Y-%m-%dT%H}"
