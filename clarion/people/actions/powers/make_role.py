"""An office shapes a role of its own."""

from collections.abc import Collection
from datetime import datetime

from django.db import IntegrityError, transaction

from clarion.kit.actor import Actor, Power
from clarion.kit.refusals import Refusal
from clarion.ledger.actions import enter
from clarion.people.models import Role


class RoleExists(Refusal):
    """There is a role of this name already."""


@transaction.atomic
def make_role(*, name: str, powers: Collection[Power], by: Actor, at: datetime) -> int:
    """Make a role and return its number; nobody has it yet. Raises `RoleExists`."""
    by.must(Power.MANAGE_PEOPLE)
    held = sorted(power.value for power in powers)
    try:
        with transaction.atomic():
            role = Role.objects.create(office_id=by.office_id, name=name.strip(), powers=held)
    except IntegrityError as error:
        raise RoleExists from error
    enter("role made", about=f"role:{role.pk}", by=by, at=at, name=role.name, powers=held)
    return role.pk
