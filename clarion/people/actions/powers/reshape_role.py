"""A role includes more or less than before, for everybody who has it."""

from collections.abc import Collection
from datetime import datetime

from django.db import transaction

from clarion.kit.actor import Actor, Power
from clarion.people.actions.powers.carrying import gains_by_shape, shape
from clarion.people.actions.powers.proposing import overtake, propose
from clarion.people.actions.powers.weighing import noted, one_at_a_time, weigh
from clarion.people.models import Role
from clarion.people.rules.four_eyes import Course, Kind


@transaction.atomic
def reshape_role(*, role_id: int, powers: Collection[Power], by: Actor, at: datetime) -> Course:
    """Set what a role includes, or propose it where it gives somebody more; say which.

    What takes here and gives there waits as a whole. A role that nobody has can be shaped freely.
    Raises `LastAdministrator`, `LeftLately`, `NobodyCouldAgree`.
    """
    by.must(Power.MANAGE_PEOPLE)
    office = one_at_a_time(by.office_id)
    role: Role = Role.objects.of(by.office_id).locked().get_or_refuse(pk=role_id)
    gains = gains_by_shape(role, powers, at=at)
    how = weigh(office, gains=gains, by=by, at=at)
    overtake(kind=Kind.SHAPE.value, role=role, by=by, at=at)
    if how is Course.WAITS:
        held = sorted(power.value for power in powers)
        propose(Kind.SHAPE, gaining=gains, by=by, at=at, role=role, powers=held)
    else:
        shape(role, powers, by=by, at=at, **noted(how))
    return how
