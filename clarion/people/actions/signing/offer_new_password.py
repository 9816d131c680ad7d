"""Help somebody back in who has forgotten their password: a link, handed over in person."""

import secrets
from datetime import datetime

from django.db import transaction

from clarion.kit.actor import Actor, Power
from clarion.ledger.actions import enter
from clarion.people.actions.signing.within_reach import refuse_beyond_reach
from clarion.people.models import Membership, Pass
from clarion.people.rules.one_time import NEW_PASSWORD_LASTS, Purpose, digest


@transaction.atomic
def offer_new_password(*, membership_id: int, by: Actor, at: datetime) -> str:
    """Return the secret of a link that works once, for a day; raises `WorksElsewhere`.

    An administrator of one office must not get into another by somebody else's password.
    """
    by.must(Power.MANAGE_PEOPLE)
    members = Membership.objects.of(by.office_id).filter(ended_at=None)
    member = members.get_or_refuse(pk=membership_id)
    refuse_beyond_reach(staff_id=member.staff_id, by=by)
    passes = Pass.objects.filter(
        staff_id=member.staff_id, purpose=Purpose.NEW_PASSWORD.value, used_at=None
    )
    passes.update(expires_at=at)
    secret = secrets.token_urlsafe(32)
    Pass.objects.create(
        office_id=by.office_id,
        staff_id=member.staff_id,
        purpose=Purpose.NEW_PASSWORD.value,
        secret_digest=digest(secret),
        made_at=at,
        expires_at=at + NEW_PASSWORD_LASTS,
    )
    enter("new password offered", about=f"staff:{member.staff_id}", by=by, at=at)
    return secret
