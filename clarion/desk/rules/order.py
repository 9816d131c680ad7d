"""What comes first: risk to life, then what is urgent, then whatever is due soonest."""

from enum import IntEnum

from clarion.desk.rules.first_look import GRAVE, Risk


class Rank(IntEnum):
    """The place of a case before clocks are looked at."""

    LIFE = 0
    PERHAPS_LIFE = 1
    URGENT = 2
    ORDINARY = 3
    QUIET = 4


def rank(*, risk: Risk, urgent: bool, trouble: bool, quiet: bool) -> Rank:
    """Return it; `trouble`: our own answer did not arrive, and the person does not know."""
    if risk in GRAVE:
        return Rank.PERHAPS_LIFE if risk is Risk.POSSIBLE else Rank.LIFE
    if urgent or trouble:
        return Rank.URGENT
    return Rank.QUIET if quiet else Rank.ORDINARY
