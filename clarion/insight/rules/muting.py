"""For how long a subject may be muted."""

from datetime import datetime, timedelta

from clarion.insight.rules.limits import MUTE_DAYS_MAX
from clarion.kit.refusals import Refusal


class NothingChosen(Refusal):
    """Choose what is to be muted."""


class MutedTooLong(Refusal):
    """A subject is muted for some time, at most for 30 days. Then somebody thinks of it again."""


class NoReason(Refusal):
    """Say why, in a few words: whoever wonders later why nothing was said will read them."""


class MutedEnough(Refusal):
    """So many subjects are muted that a burst would hardly be seen. End some of them first."""


def check_mute(*, until: datetime, why: str, at: datetime, others: int, most: int) -> None:
    """Raise what is wrong with it: `MutedTooLong`, `NoReason`, `MutedEnough`."""
    if not at < until <= at + timedelta(days=MUTE_DAYS_MAX):
        raise MutedTooLong
    if not why.strip():
        raise NoReason
    if others >= most:
        raise MutedEnough
