"""An administrator of one office must not get into another through somebody who works in both."""

from clarion.kit.actor import Actor, Power
from clarion.kit.refusals import Refusal
from clarion.people import queries


class WorksElsewhere(Refusal):
    """This person also works in an office that is not yours to look after. Ask one of theirs."""


def refuse_beyond_reach(*, staff_id: int, by: Actor) -> None:
    """Go on only if every office in which a person works is the administrator's own."""
    theirs = queries.office_ids_of(staff_id=staff_id)
    if theirs - queries.office_ids_of(staff_id=by.person, power=Power.MANAGE_PEOPLE):
        raise WorksElsewhere
