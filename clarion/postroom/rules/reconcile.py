"""What becomes of a message of which we do not know whether it was said."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from clarion.channels.contract import Capabilities, Deed, Idempotency, Reconciliation

# Networks show what they took a little later: one look is not enough to say that it is absent.
LOOKS_MIN = 3
AGE_MIN = timedelta(seconds=30)
# After so long nobody should still have to wait for a machine's answer.
PERSON_AFTER = timedelta(seconds=110)
# A network converts a film of a few minutes in less.
WORKS_FOR = timedelta(hours=1)
_PAUSES = (2, 5, 25, 30, 60, 300, 900, 3600)


@dataclass(frozen=True, slots=True)
class LookLater:
    """Look again at this time."""

    at: datetime


@dataclass(frozen=True, slots=True)
class WriteAgain:
    """The network has nothing under this key, and writing it again cannot make two."""


@dataclass(frozen=True, slots=True)
class AskPerson:
    """Only a person can find out."""

    why: str


Next = LookLater | WriteAgain | AskPerson


def goes_by_words(capabilities: Capabilities, deed: Deed) -> bool:
    """Say whether only its words tell ours from others, so that a twin may be taken for it."""
    return deed is Deed.SAY and capabilities.reconciliation is Reconciliation.SEARCH_OWN


def next_look(*, looks: int, at: datetime) -> datetime:
    """Return when to look again: soon at first, at last once an hour."""
    return at + timedelta(seconds=_PAUSES[min(looks, len(_PAUSES) - 1)])


def can_look(capabilities: Capabilities, deed: Deed = Deed.SAY) -> bool:
    """Say whether the network lets us find out at all. What has a name there can be looked at."""
    return deed is not Deed.SAY or capabilities.reconciliation is not Reconciliation.NONE


def looks_surely(capabilities: Capabilities) -> bool:
    """Say whether a look finds ours by its own name, so that finding nothing means something."""
    return capabilities.reconciliation in {Reconciliation.BY_KEY, Reconciliation.BY_ID}


def after_absence(
    capabilities: Capabilities,
    *,
    looks: int,
    unknown_since: datetime,
    at: datetime,
    deed: Deed = Deed.SAY,
) -> Next:
    """Decide after a look that found nothing; `looks` includes that one.

    What we change or take down has a name on the network: to look at it is to know, and to do it
    twice is to do it once, on any network.
    """
    surely_absent = looks >= LOOKS_MIN and at - unknown_since >= AGE_MIN
    if not surely_absent:
        return LookLater(next_look(looks=looks, at=at))
    repeatable = looks_surely(capabilities) and capabilities.idempotency is not Idempotency.NONE
    if repeatable or deed is not Deed.SAY:
        return WriteAgain()
    return AskPerson(f"{capabilities.title} does not show it, and cannot rule it out")
