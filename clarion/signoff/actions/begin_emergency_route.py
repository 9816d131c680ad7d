"""The office says who its duty officers are, for when a life is at risk and there is no time."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from clarion.kit.actor import Actor, Power
from clarion.kit.refusals import Refusal
from clarion.ledger.actions import enter
from clarion.people import queries as people
from clarion.signoff.actions.begin_chain import CannotSign
from clarion.signoff.actions.proposing import announce_proposal
from clarion.signoff.actions.routes import end_earlier_routes
from clarion.signoff.models import Chain, kept
from clarion.signoff.rules.quorum import REVIEW_HOURS_MAX, emergency_steps


class HoursWrong(Refusal):
    """A review is owed within one hour at least and fourteen days at most."""


@transaction.atomic
def begin_emergency_route(
    *, roles: tuple[str, ...], review_hours: int, by: Actor, at: datetime
) -> int:
    """Begin it and return its number; the earlier one ends once a second person agrees.

    The duty officers sign first; when their minutes are over, whoever else may sign. Then one
    other person signs. Raises `CannotSign`, `HoursWrong`, `NobodySeconds`, `LeftLately`.
    """
    by.must(Power.MANAGE_OFFICE)
    if not 0 < review_hours <= REVIEW_HOURS_MAX:
        raise HoursWrong
    known = people.roles(office_id=by.office_id)
    signing = [role.name for role in known if Power.SIGN in role.powers]
    for role in roles:
        if role not in signing:
            raise CannotSign(role=role)
    deputies = tuple(role for role in signing if role not in roles) if roles else ()
    titles = (_("Duty officer"), _("One other person"))
    steps = emergency_steps(roles, deputies, titles=titles)
    waits = people.waits_for_second(actor=by, at=at)
    if not waits:
        end_earlier_routes(by, at)
    chain = Chain.objects.create(
        office_id=by.office_id,
        name=_("Risk to life"),
        steps=kept(steps),
        emergency=True,
        review_hours=review_hours,
        begun_at=at,
        begun_by=by.name,
        begun_by_id=by.staff_id,
        proposed=waits,
    )
    enter(
        "emergency route proposed" if waits else "emergency route begun",
        about=chain.about,
        by=by,
        at=at,
        roles=list(roles),
        hours=review_hours,
        **({} if waits else {"alone": True}),
    )
    if waits:
        announce_proposal(chain.about, by, at)
    return chain.pk
