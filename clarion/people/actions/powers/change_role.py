"""Somebody's work changes, and with it what they may do."""

from datetime import datetime

from django.db import transaction

from clarion.kit.actor import Actor, Power
from clarion.people.actions.powers.carrying import give_role
from clarion.people.actions.powers.proposing import overtake, propose
from clarion.people.actions.powers.weighing import noted, one_at_a_time, weigh
from clarion.people.models import Membership, Role
from clarion.people.rules.four_eyes import Course, Kind
from clarion.people.rules.powers import gained


@transaction.atomic
def change_role(*, membership_id: int, role_id: int, by: Actor, at: datetime) -> Course:
    """Give a member another role, or propose it where it gives them more; say which.

    Raises `LastAdministrator`, `LeftLately`, `NobodyCouldAgree`.
    """
    by.must(Power.MANAGE_PEOPLE)
    office = one_at_a_time(by.office_id)
    members = Membership.objects.of(by.office_id).filter(ended_at=None)
    role: Role = Role.objects.of(by.office_id).get_or_refuse(pk=role_id)
    member = members.select_related("role").locked().get_or_refuse(pk=membership_id)
    who = f"staff:{member.staff_id}"
    new = gained(before=member.role.post(), after=role.post())
    how = weigh(office, gains={who: new}, by=by, at=at)
    overtake(kind=Kind.ROLE.value, membership=member, by=by, at=at)
    if how is Course.WAITS:
        asked = {"membership": member, "role": role, "powers": sorted(role.powers_now())}
        propose(Kind.ROLE, gaining=[who], by=by, at=at, **asked)
    else:
        give_role(member, role, by=by, at=at, **noted(how))
    return how
