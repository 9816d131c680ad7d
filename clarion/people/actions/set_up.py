"""The first run: the office of this installation and its first administrator."""

from datetime import datetime

from django.db import connection, transaction

from clarion.kit.actor import Actor
from clarion.kit.announcements import announce
from clarion.kit.refusals import Refusal
from clarion.people import queries
from clarion.people.actions.join import join
from clarion.people.actions.open_office import open_office
from clarion.people.actions.take_on import take_on
from clarion.people.events import OfficeSetUp
from clarion.people.rules.presets import FIRST_ADMINISTRATOR

# Two people who open the first page at once take turns.
_TURN = 0xC1A210


class SetUpAlready(Refusal):
    """This Clarion has its office already. Ask its administrator for an invitation."""


@transaction.atomic
def set_up(
    *,
    office: str,
    slug: str,
    zone: str,
    languages: list[str],
    name: str,
    email: str,
    password: str,
    at: datetime,
) -> tuple[int, int]:
    """Open the live office and return its number and that of its first administrator.

    There is nobody yet who could be asked: whoever holds the secret of the machine's home folder
    does this, once. Raises `SetUpAlready`, `NameTaken`, `NameReserved`, `KnownAddress`.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_TURN])
    if not queries.awaits_first_run():
        raise SetUpAlready
    office_id = open_office(
        name=office, slug=slug, exercise=False, zone=zone, languages=languages, at=at
    )
    staff = take_on(name=name, email=email, password=password)
    by = Actor(office_id=office_id, name=staff.name, role=FIRST_ADMINISTRATOR, staff_id=staff.pk)
    join(office_id=office_id, staff_id=staff.pk, role=FIRST_ADMINISTRATOR, by=by, at=at)
    announce(OfficeSetUp(office_id=office_id))
    return office_id, staff.pk
