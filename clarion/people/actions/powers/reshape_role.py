"""A role includes more or less than before, for everybody who has it, at once."""

from collections.abc import Collection
from datetime import datetime

from django.db import transaction

from clarion.kit.actor import Actor, Power
from clarion.ledger.actions import enter
from clarion.people.actions.powers.last_administrator import an_administrator_stays
from clarion.people.models import Role


@transaction.atomic
def reshape_role(*, role_id: int, powers: Collection[Power], by: Actor, at: datetime) -> None:
    """Set what a role includes; raises `LastAdministrator`."""
    by.must(Power.MANAGE_PEOPLE)
    held = sorted(power.value for power in powers)
    with an_administrator_stays(by.office_id):
        role = Role.objects.of(by.office_id).locked().get_or_refuse(pk=role_id)
        before, role.powers = role.powers, held
        role.save(update_fields=["powers"])
    enter("role reshaped", about=f"role:{role_id}", by=by, at=at, before=before, after=held)
