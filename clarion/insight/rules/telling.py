"""Of what begins people are told by e-mail, and when it is too late for that."""

from datetime import datetime, timedelta
from typing import Final

# Fewer than these stand on the screen only: most of what is small is over by itself.
TOLD_PEOPLE_MIN: Final = 12
# One in very many, however few they are: the finder itself begins at 6.
TOLD_SURPRISE_MIN: Final = 8.0
# What began longer ago, they have heard of or it is no news.
TOLD_WITHIN: Final = timedelta(hours=3)


def is_worth_a_letter(
    *,
    people: int,
    surprise: float,
    noticed_at: datetime,
    at: datetime,
    within: timedelta = TOLD_WITHIN,
) -> bool:
    """Say whether people who asked for it are told now that something has begun."""
    if at - noticed_at > within:
        return False
    return people >= TOLD_PEOPLE_MIN or surprise >= TOLD_SURPRISE_MIN
