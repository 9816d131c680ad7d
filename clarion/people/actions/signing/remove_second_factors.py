"""Help somebody back in who has lost their telephone and their recovery codes."""

from datetime import datetime

from allauth.mfa.models import Authenticator
from django.db import transaction

from clarion.kit.actor import Actor, Power
from clarion.ledger.actions import enter
from clarion.people.actions.signing.within_reach import refuse_beyond_reach
from clarion.people.models import Membership


@transaction.atomic
def remove_second_factors(*, membership_id: int, by: Actor, at: datetime) -> None:
    """Forget a member's authenticator app, passkeys and recovery codes; raises `WorksElsewhere`."""
    by.must(Power.MANAGE_PEOPLE)
    members = Membership.objects.of(by.office_id).filter(ended_at=None)
    member = members.get_or_refuse(pk=membership_id)
    refuse_beyond_reach(staff_id=member.staff_id, by=by)
    Authenticator.objects.filter(user_id=member.staff_id).delete()
    enter("second factors removed", about=f"staff:{member.staff_id}", by=by, at=at)
