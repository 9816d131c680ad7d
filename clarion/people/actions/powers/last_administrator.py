"""Whatever is changed about people, somebody who can look after them stays."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime

from clarion.kit.actor import Actor, Power
from clarion.kit.refusals import Refusal
from clarion.people import queries
from clarion.people.models import Office
from clarion.people.rules.administrators import leaves_nobody, leaves_one

_NOTED = {
    Power.MANAGE_PEOPLE: "second_left_at",
    Power.MANAGE_OFFICE: "second_manager_left_at",
}


class LastAdministrator(Refusal):
    """Nobody else here may manage people. Give somebody else that power first."""


@contextmanager
def an_administrator_stays(*, by: Actor, at: datetime) -> Iterator[None]:
    """Undo what is done inside if it takes the office's last administrator away.

    Two changes at once take turns. Whoever leaves themselves alone among several is noted: so soon
    they give nobody power alone, and change nothing alone of who signs. Raises `LastAdministrator`.
    """
    office = Office.objects.select_for_update(no_key=True).get(pk=by.office_id)
    before = queries.powers_in(office_id=office.pk)
    yield
    after = queries.powers_in(office_id=office.pk)
    if leaves_nobody(before=before, after=after):
        raise LastAdministrator
    for power, noted in _NOTED.items():
        left = queries.staff_with(office_id=office.pk, power=power)
        if leaves_one(before=before, after=after, power=power) and left == [by.staff_id]:
            setattr(office, noted, at)
            office.save(update_fields=[noted])
