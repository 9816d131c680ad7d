"""Let somebody try again at once who mistyped their password too often."""

from datetime import datetime

from axes.utils import reset
from django.db import transaction

from clarion.kit.actor import Actor, Power
from clarion.ledger.actions import enter
from clarion.people.models import Membership


@transaction.atomic
def unlock(*, membership_id: int, by: Actor, at: datetime) -> None:
    """Forget a member's failed attempts; without this they are forgotten by time."""
    by.must(Power.MANAGE_PEOPLE)
    members = Membership.objects.of(by.office_id).filter(ended_at=None)
    member = members.select_related("staff").get_or_refuse(pk=membership_id)
    reset(username=member.staff.email)
    enter("sign-in unlocked", about=f"staff:{member.staff_id}", by=by, at=at)
