"""What comes first: risk to life, then what is urgent, then whatever is due soonest."""

from enum import IntEnum

from clarion.desk.rules.first_look import GRAVE, Risk


class Rank(IntEnum):
    """The place of a case before clocks are looked at."""

    LIFE = 0
    URGENT = 1
    ORDINARY = 2
    QUIET = 3


def rank(*, risk: Risk, urgent: bool, trouble: bool, quiet: bool) -> Rank:
    """Return it; `trouble`: our own answer did not arrive, and the person does not know."""
    if risk in GRAVE:
        return Rank.LIFE
    if urgent or trouble:
        return Rank.URGENT
    return Rank.QUIET if quiet else Rank.ORDINARY
