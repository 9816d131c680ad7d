"""Somebody's work changes, and with it what they may do."""

from datetime import datetime

from django.db import transaction

from clarion.kit.actor import Actor, Power
from clarion.ledger.actions import enter
from clarion.people.actions.powers.last_administrator import an_administrator_stays
from clarion.people.models import Membership, Role


@transaction.atomic
def change_role(*, membership_id: int, role_id: int, by: Actor, at: datetime) -> None:
    """Give a member another role; raises `LastAdministrator`."""
    by.must(Power.MANAGE_PEOPLE)
    members = Membership.objects.of(by.office_id).filter(ended_at=None)
    role = Role.objects.of(by.office_id).get_or_refuse(pk=role_id)
    with an_administrator_stays(by.office_id):
        member = members.select_related("role").locked().get_or_refuse(pk=membership_id)
        before, member.role = member.role.name, role
        member.save(update_fields=["role"])
    enter(
        "role changed",
        about=f"staff:{member.staff_id}",
        by=by,
        at=at,
        before=before,
        after=role.name,
    )
