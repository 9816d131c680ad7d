"""What comes first: risk to life, what is urgent, what may be one, then whatever is due first."""

from enum import IntEnum

from clarion.desk.rules.first_look import GRAVE, Risk


class Rank(IntEnum):
    """The place of a case before clocks are looked at."""

    LIFE = 0
    PERHAPS_LIFE = 1
    URGENT = 2
    UNSURE = 3
    ORDINARY = 4
    QUIET = 5


def rank(*, risk: Risk, urgent: bool, trouble: bool, quiet: bool, perhaps: bool = False) -> Rank:
    """Return it; `trouble`: our own answer did not arrive, and the person does not know.

    `perhaps`: the model alone takes it for a danger, and no person has said yet that it is none.
    """
    if risk in GRAVE:
        return Rank.PERHAPS_LIFE if risk is Risk.POSSIBLE else Rank.LIFE
    if urgent or trouble:
        return Rank.URGENT
    if perhaps:
        return Rank.UNSURE
    return Rank.QUIET if quiet else Rank.ORDINARY
