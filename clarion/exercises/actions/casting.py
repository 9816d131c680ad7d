"""Who of the town's people does what: who manages the office, and who signs at the desk."""

from clarion.exercises.rules.office import town_office
from clarion.kit.actor import Actor
from clarion.people import queries as people


def administrator(office_id: int) -> Actor | None:
    """Return the colleague who manages the town's office."""
    named = [one for one in town_office().colleagues if one.role == "Platform administrator"]
    staff = {one.name: one.staff_id for one in people.colleagues(office_id=office_id)}
    return people.actor_in(office_id=office_id, staff_id=staff.get(named[0].name, 0))


def reading(office_id: int) -> list[Actor]:
    """Return the colleagues who sign at the desk what they have read."""
    staff = {one.name: one.staff_id for one in people.colleagues(office_id=office_id)}
    found = [
        people.actor_in(office_id=office_id, staff_id=staff.get(one.name, 0))
        for one in town_office().signers
        if one.reads
    ]
    return [one for one in found if one is not None]
