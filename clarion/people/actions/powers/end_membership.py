"""Somebody stops working in this office. What they did stays, with their name."""

from datetime import datetime

from django.db import transaction

from clarion.kit.actor import Actor, Power
from clarion.ledger.actions import enter
from clarion.people.actions.powers.last_administrator import an_administrator_stays
from clarion.people.actions.powers.proposing import overtake
from clarion.people.models import Membership


@transaction.atomic
def end_membership(*, membership_id: int, by: Actor, at: datetime) -> None:
    """End it from this moment: every open page stops working; raises `LastAdministrator`."""
    by.must(Power.MANAGE_PEOPLE)
    members = Membership.objects.of(by.office_id).filter(ended_at=None)
    with an_administrator_stays(by=by, at=at):
        member = members.locked().get_or_refuse(pk=membership_id)
        member.ended_at = at
        member.save(update_fields=["ended_at"])
    overtake(membership=member, by=by, at=at)
    enter("person left", about=f"staff:{member.staff_id}", by=by, at=at)
