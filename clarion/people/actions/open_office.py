"""Open an office: one public body in one mode, with the roles that a desk begins with."""

from datetime import datetime

from django.db import IntegrityError, transaction

from clarion.kit.actor import Actor
from clarion.kit.refusals import Refusal
from clarion.ledger.actions import enter
from clarion.people.models import Office, Role
from clarion.people.rules.addresses import is_reserved
from clarion.people.rules.laws import laws_of
from clarion.people.rules.mode import Mode
from clarion.people.rules.presets import PRESETS


class NameTaken(Refusal):
    """There is an office at this address already. Choose another short name."""


class NameReserved(Refusal):
    """Clarion itself uses this short name in its addresses. Choose another one."""


@transaction.atomic
def open_office(
    *, name: str, slug: str, exercise: bool, zone: str, languages: list[str], at: datetime
) -> int:
    """Open an office and return its number; raises `NameTaken`, `NameReserved`.

    There is nobody yet who could be asked for a power: this is done at first run, or from the
    command line by whoever has the machine.
    """
    if is_reserved(slug):
        raise NameReserved
    mode = Mode.EXERCISE if exercise else Mode.LIVE
    try:
        with transaction.atomic():
            office = Office.objects.create(
                name=name,
                slug=slug,
                mode=mode.value,
                zone=zone,
                languages=languages,
                laws=list(laws_of(zone)),
                opened_at=at,
            )
    except IntegrityError as error:
        raise NameTaken from error
    Role.objects.bulk_create(
        Role(office=office, name=role, powers=sorted(powers)) for role, powers in PRESETS.items()
    )
    enter(
        "office opened",
        about=f"office:{office.pk}",
        by=Actor.clockwork(office.pk),
        at=at,
        mode=mode.value,
    )
    return office.pk
