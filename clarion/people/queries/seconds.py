"""Whether somebody else could look at what one person changes in how an office works."""

from datetime import datetime

from clarion.kit.actor import Actor, Power
from clarion.kit.refusals import Refusal
from clarion.people.models import Office
from clarion.people.queries.colleagues import staff_with
from clarion.people.rules.four_eyes import Course, course


class NobodySeconds(Refusal):
    """Nobody else manages the office yet. Give somebody that power: two agree on who signs."""


def waits_for_second(*, actor: Actor, at: datetime) -> bool:
    """Say whether it waits; whoever manages an office and its people all alone goes on at once.

    Raises `NobodySeconds` where others manage the people but nobody else the office, and
    `LeftLately` where the second of them was sent away just now.
    """
    managing = {*staff_with(office_id=actor.office_id, power=Power.MANAGE_OFFICE)}
    lookers = {*staff_with(office_id=actor.office_id, power=Power.MANAGE_PEOPLE)}
    office = Office.objects.get(pk=actor.office_id)
    left = [at for at in (office.second_left_at, office.second_manager_left_at) if at is not None]
    how = course(
        grows=True,
        gaining=frozenset(),
        managing=frozenset(managing | lookers),
        proposer=actor.staff_id,
        second_left_at=max(left, default=None),
        at=at,
    )
    if how is Course.WAITS and not managing - {actor.staff_id}:
        raise NobodySeconds
    return how is Course.WAITS
