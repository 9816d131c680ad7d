"""What gives somebody more power waits for a second person, unless there is none yet."""

from datetime import datetime, timedelta
from enum import StrEnum

from clarion.kit.life import Life
from clarion.kit.refusals import Refusal

CHANGE = Life(
    proposed={"holds", "dropped"},
    holds=set(),
    dropped=set(),
)

# Whoever sends the second administrator away is not alone at once. Two weeks: longer than most
# people are away, and whoever was sent away notices when they next open the desk. Who gives it up
# themselves leaves the other alone at once: that took two people.
ALONE_AFTER = timedelta(days=14)


class Kind(StrEnum):
    """What is changed. The last two open the account of somebody whose powers weigh."""

    ROLE = "role"  # somebody gets another role
    SHAPE = "shape"  # a role includes something else, for everybody who has it
    INVITATION = "invitation"  # somebody comes into a role
    PASSWORD = "new password"  # noqa: S105  (a kind and not a secret)
    FACTORS = "second factors"  # those of somebody who has lost theirs are forgotten


KINDS = tuple(kind.value for kind in Kind)


class Course(StrEnum):
    """What becomes of a change that somebody makes."""

    AT_ONCE = "at once"  # it gives nobody anything that weighs
    ALONE = "alone"  # it does, and there is nobody else who could look at it
    WAITS = "waits"  # until a second person agrees


class LeftLately(Refusal):
    """You sent the second administrator away within two weeks: so soon nobody does this alone."""


class NobodyCouldAgree(Refusal):
    """Only those who would gain could agree. Let them propose it themselves; then you agree."""


class NobodySeconds(Refusal):
    """Nobody else manages the office yet. Give somebody that power: two agree on who signs."""


class OwnChange(Refusal):
    """You have proposed this yourself. Somebody else who manages people must agree to it."""


class WouldGain(Refusal):
    """This is about yourself. Somebody else who manages people must agree to it."""


def course(
    *,
    grows: bool,
    gaining: frozenset[int],
    managing: frozenset[int],
    proposer: int | None,
    second_left_at: datetime | None,
    at: datetime,
) -> Course:
    """Say how a change goes on. Raises `LeftLately`, `NobodyCouldAgree`.

    `gaining` and `managing` are people's numbers: for whom it grows, and who manages people here.
    """
    if not grows:
        return Course.AT_ONCE
    others = managing - {proposer}
    if not others:
        _refuse_left_lately(second_left_at=second_left_at, at=at)
        return Course.ALONE
    if not others - gaining:
        raise NobodyCouldAgree
    return Course.WAITS


def signing_waits(
    *,
    managing_office: frozenset[int],
    managing_people: frozenset[int],
    proposer: int | None,
    second_left_at: datetime | None,
    at: datetime,
) -> bool:
    """Say whether a change of who signs waits for somebody else who manages the office.

    Whoever manages an office and its people all alone goes on at once. Where others look after the
    people, to go on alone would make the second person the first one's choice. Raises `LeftLately`,
    `NobodySeconds`.
    """
    if not (managing_office | managing_people) - {proposer}:
        _refuse_left_lately(second_left_at=second_left_at, at=at)
        return False
    if not managing_office - {proposer}:
        raise NobodySeconds
    return True


def _refuse_left_lately(*, second_left_at: datetime | None, at: datetime) -> None:
    if second_left_at is not None and at < second_left_at + ALONE_AFTER:
        raise LeftLately


def refuse_agreement(*, person: int, proposer: int, gaining: frozenset[int]) -> None:
    """Go on only if this person may agree; raises `OwnChange`, `WouldGain`."""
    if person == proposer:
        raise OwnChange
    if person in gaining:
        raise WouldGain
