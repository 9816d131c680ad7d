"""Help somebody back in who has lost their telephone and their recovery codes."""

from datetime import datetime

from django.db import transaction

from clarion.kit.actor import Actor, Power
from clarion.people.actions.powers.carrying import forget_factors
from clarion.people.actions.powers.proposing import overtake, propose
from clarion.people.actions.powers.weighing import noted, one_at_a_time
from clarion.people.actions.signing.weighing_help import weigh_help
from clarion.people.actions.signing.within_reach import refuse_beyond_reach
from clarion.people.models import Membership
from clarion.people.rules.four_eyes import Course, Kind


@transaction.atomic
def remove_second_factors(*, membership_id: int, by: Actor, at: datetime) -> Course:
    """Forget a member's app, passkeys and recovery codes; for whoever can speak, it waits.

    Raises `WorksElsewhere`, `AskThere`, `AskAtTheMachine`, `LeftLately`.
    """
    by.must(Power.MANAGE_PEOPLE)
    one_at_a_time(by.office_id)
    members = Membership.objects.of(by.office_id).filter(ended_at=None)
    member: Membership = members.get_or_refuse(pk=membership_id)
    refuse_beyond_reach(staff_id=member.staff_id, by=by)
    how = weigh_help(staff_id=member.staff_id, by=by, at=at)
    overtake(kind=Kind.FACTORS.value, membership=member, by=by, at=at)
    if how is Course.WAITS:
        who = f"staff:{member.staff_id}"
        propose(Kind.FACTORS, gaining=[who], by=by, at=at, membership=member)
    else:
        forget_factors(member, by=by, at=at, **noted(how))
    return how
