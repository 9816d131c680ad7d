"""Help somebody back in who has forgotten their password: a link, handed over in person."""

import secrets
from datetime import datetime

from django.db import transaction

from clarion.kit.actor import Actor, Power
from clarion.ledger.actions import enter
from clarion.people.actions.powers.carrying import close_links
from clarion.people.actions.powers.offered import Offered
from clarion.people.actions.powers.proposing import propose
from clarion.people.actions.powers.weighing import noted, one_at_a_time
from clarion.people.actions.signing.weighing_help import weigh_help
from clarion.people.actions.signing.within_reach import refuse_beyond_reach
from clarion.people.models import Membership, Pass
from clarion.people.rules.four_eyes import Course, Kind
from clarion.people.rules.one_time import NEW_PASSWORD_LASTS, Purpose, digest


@transaction.atomic
def offer_new_password(*, membership_id: int, by: Actor, at: datetime) -> Offered:
    """Return a link that works once, for a day; for whoever can speak for an office, it waits.

    An administrator of one office must not get into another by somebody else's password. Raises
    `WorksElsewhere`, `AskThere`, `AskAtTheMachine`, `LeftLately`.
    """
    by.must(Power.MANAGE_PEOPLE)
    one_at_a_time(by.office_id)
    members = Membership.objects.of(by.office_id).filter(ended_at=None)
    member: Membership = members.get_or_refuse(pk=membership_id)
    staff_id = member.staff_id
    refuse_beyond_reach(staff_id=staff_id, by=by)
    how = weigh_help(staff_id=staff_id, by=by, at=at)
    close_links([staff_id], by=by, at=at)
    secret = secrets.token_urlsafe(32)
    link = Pass.objects.create(
        office_id=by.office_id,
        staff_id=staff_id,
        purpose=Purpose.NEW_PASSWORD.value,
        secret_digest=digest(secret),
        made_at=at,
        expires_at=at + NEW_PASSWORD_LASTS,
    )
    about = f"staff:{staff_id}"
    if how is Course.WAITS:
        propose(Kind.PASSWORD, gaining=[about], by=by, at=at, membership=member, link=link)
    else:
        enter("new password offered", about=about, by=by, at=at, **noted(how))
    return Offered(secret=secret, how=how)
