"""The office says who signs its statements, step after step."""

from datetime import datetime

from django.db import transaction

from clarion.kit.actor import Actor, Power
from clarion.kit.refusals import Refusal
from clarion.ledger.actions import enter
from clarion.people import queries as people
from clarion.signoff.actions.proposing import announce_proposal
from clarion.signoff.models import Chain, kept
from clarion.signoff.rules.quorum import Step
from clarion.signoff.rules.trust import Degree

STEPS_MAX = 6  # a longer chain is walked by nobody at three in the morning


class NoSteps(Refusal):
    """A chain needs at least one step, and not more than six."""


class NobodyAlways(Refusal):
    """At least one step must be asked of everybody, however far somebody is trusted."""


class CannotSign(Refusal):
    """The role “{role}” may not sign. Give it that power first, or choose another."""


@transaction.atomic
def begin_chain(
    *, name: str, themes: tuple[str, ...], steps: tuple[Step, ...], by: Actor, at: datetime
) -> int:
    """Begin a chain for these themes (none: for any) and return its number.

    Until a second person agrees it is not in force, unless nobody else could. Raises `NoSteps`,
    `NobodyAlways`, `CannotSign`, `NobodySeconds`, `LeftLately`.
    """
    by.must(Power.MANAGE_OFFICE)
    if not 0 < len(steps) <= STEPS_MAX:
        raise NoSteps
    if all(step.up_to is not Degree.TRUSTED for step in steps):
        raise NobodyAlways
    roles = people.roles(office_id=by.office_id)
    signing = {role.name for role in roles if Power.SIGN in role.powers}
    for role in (role for step in steps for role in (*step.roles, *step.deputies)):
        if role not in signing:
            raise CannotSign(role=role)
    waits = people.waits_for_second(actor=by, at=at)
    chain = Chain.objects.create(
        office_id=by.office_id,
        name=name.strip()[:120],
        themes=list(themes),
        steps=kept(steps),
        begun_at=at,
        begun_by=by.name,
        begun_by_id=by.staff_id,
        proposed=waits,
    )
    enter(
        "chain proposed" if waits else "chain begun",
        about=chain.about,
        by=by,
        at=at,
        name=chain.name,
        themes=list(themes),
        steps=chain.steps,
        **({} if waits else {"alone": True}),
    )
    if waits:
        announce_proposal(chain.about, by, at)
    return chain.pk
