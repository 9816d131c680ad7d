"""Whether somebody else must look at what one person changes in how an office signs."""

from datetime import datetime

from clarion.kit.actor import Actor, Power
from clarion.people.models import Office
from clarion.people.queries.colleagues import staff_with
from clarion.people.rules.four_eyes import signing_waits


def waits_for_second(*, actor: Actor, at: datetime) -> bool:
    """Say whether it waits for a second person. Raises `NobodySeconds`, `LeftLately`."""
    office = Office.objects.get(pk=actor.office_id)
    left = [at for at in (office.second_left_at, office.second_manager_left_at) if at is not None]
    return signing_waits(
        managing_office=_those_with(actor, Power.MANAGE_OFFICE),
        managing_people=_those_with(actor, Power.MANAGE_PEOPLE),
        proposer=actor.staff_id,
        second_left_at=max(left, default=None),
        at=at,
    )


def _those_with(actor: Actor, power: Power) -> frozenset[int]:
    return frozenset(staff_with(office_id=actor.office_id, power=power))
