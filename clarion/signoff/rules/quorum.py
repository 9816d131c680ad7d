"""Who may sign, in which order, and how many: never the one who wrote it or asked."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum

from clarion.kit.life import Life

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
    """

    title: str = ""
    roles: tuple[str, ...] = ()
    need: Need = Need.ANY
    deputies: tuple[str, ...] = ()
    minutes: int = 0


ANYBODY = (Step(),)


def is_own_work(*, signer_id: int | None, authors: frozenset[int]) -> bool:
    """Say whether the signer had a hand in the words. Nobody in particular may never sign."""
    return signer_id is None or signer_id in authors


def may_sign(step: Step, *, role: str, waited: timedelta) -> bool:
    """Say whether this role may sign the step, after it has waited for so long."""
    if not step.roles or role in step.roles:
        return True
    return role in step.deputies and waited >= timedelta(minutes=step.minutes)


def is_done(step: Step, *, signed: Sequence[str]) -> bool:
    """Say whether the roles of those who have signed it are enough."""
    if step.need is Need.ANY or not step.roles:
        return bool(signed)
    missing = [role for role in step.roles if role not in signed]
    deputies = [role for role in signed if role not in step.roles]
    return len(deputies) >= len(missing)


def chain_for(
    theme: str, chains: Sequence[tuple[Collection[str], tuple[Step, ...]]]
) -> tuple[Step, ...]:
    """Return the steps of the first chain that names the theme, else of one that names none."""
    named = [steps for themes, steps in chains if theme in themes]
    general = [steps for themes, steps in chains if not themes]
    return next(iter(named or general), ANYBODY)
