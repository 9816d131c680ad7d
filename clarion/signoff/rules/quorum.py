"""Who may sign, in which order, and how many: never the one who wrote it or asked."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from clarion.kit.life import Life
from clarion.signoff.rules.trust import Degree

REQUEST = Life(
    open={"signed", "returned", "rejected", "withdrawn"},
    signed=set(),
    returned=set(),
    rejected=set(),
    withdrawn=set(),
)


class Need(StrEnum):
    """How many of a step's roles must sign."""

    ANY = "any"
    ALL = "all"


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One gate of a chain. Without `roles`, anybody who may sign at all.

    After `minutes` without an answer its `deputies` may sign too; 0 lets them at once.
    It is asked of words that are trusted `up_to` this degree, and left out for those above.
    """

    title: str = ""
    roles: tuple[str, ...] = ()
    need: Need = Need.ANY
    deputies: tuple[str, ...] = ()
    minutes: int = 0
    up_to: Degree = Degree.TRUSTED


ANYBODY = (Step(),)

# Where a life is at risk, two people are found who answer within minutes.
EMERGENCY_MINUTES = 5
REVIEW_HOURS = 24
REVIEW_HOURS_MAX = 14 * 24


def emergency_steps(
    duty: tuple[str, ...] = (), deputies: tuple[str, ...] = (), *, titles: tuple[str, str]
) -> tuple[Step, ...]:
    """Return the short way: the duty officer, then one other person. Without roles: any two."""
    first, second = titles
    return (
        Step(title=first, roles=duty, deputies=deputies, minutes=EMERGENCY_MINUTES),
        Step(title=second, minutes=EMERGENCY_MINUTES),
    )


def is_own_work(*, signer_id: int | None, authors: frozenset[int]) -> bool:
    """Say whether the signer had a hand in the words. Nobody in particular may never sign."""
    return signer_id is None or signer_id in authors


def may_sign(step: Step, *, role: str, waited: timedelta, told: bool = False) -> bool:
    """Say whether this role may sign the step, after it has waited for so long.

    A deputy who was `told` that it is late keeps the right, whatever the clock says since.
    """
    if not step.roles or role in step.roles:
        return True
    return role in step.deputies and (told or waited >= timedelta(minutes=step.minutes))


def spared(steps: Sequence[Step], degree: Degree) -> tuple[int, ...]:
    """Return the places of the steps that words of this degree are not asked."""
    return tuple(place for place, step in enumerate(steps) if degree.height > step.up_to.height)


def late_at(step: Step, *, began_at: datetime) -> datetime | None:
    """Return when the step's minutes are over; None: it has none, and nobody is told."""
    return began_at + timedelta(minutes=step.minutes) if step.minutes else None


def is_done(step: Step, *, signed: Sequence[str]) -> bool:
    """Say whether the roles of those who have signed it are enough.

    Where all must sign, only a deputy of the step stands in for a role that is missing.
    """
    if step.need is Need.ANY or not step.roles:
        return bool(signed)
    missing = [role for role in step.roles if role not in signed]
    standing_in = [role for role in signed if role in step.deputies and role not in step.roles]
    return len(standing_in) >= len(missing)


def chain_for(
    theme: str, chains: Mapping[int, tuple[Collection[str], tuple[Step, ...]]]
) -> tuple[int | None, tuple[Step, ...]]:
    """Return number and steps of the first chain that names the theme, else of one that names none.

    Without either, anybody signs who may, and there is no number.
    """
    named = [(number, steps) for number, (themes, steps) in chains.items() if theme in themes]
    general = [(number, steps) for number, (themes, steps) in chains.items() if not themes]
    return next(iter(named or general), (None, ANYBODY))
