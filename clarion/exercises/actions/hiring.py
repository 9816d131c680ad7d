"""Somebody invented begins to work in the town; nobody can sign in as them."""

from datetime import datetime

from clarion.exercises.rules.office import Colleague, Signer
from clarion.kit.actor import Actor
from clarion.kit.ids import new_key
from clarion.people.actions import join
from clarion.people.actions.take_on import take_on


def address_of(one: Colleague | Signer) -> str:
    """Return an address that no mail can reach."""
    return f"{one.id}@merrowby.invalid"


def hire(one: Colleague | Signer, *, team_id: int | None, by: Actor, at: datetime) -> int:
    """Return their number."""
    staff = take_on(name=one.name, email=address_of(one), password=new_key())
    join(office_id=by.office_id, staff_id=staff.pk, role=one.role, team_id=team_id, by=by, at=at)
    return staff.pk
