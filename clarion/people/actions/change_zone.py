"""The office moves to another time zone: from now on its clock on the wall shows another time."""

from datetime import datetime
from zoneinfo import available_timezones

from django.db import transaction

from clarion.kit.actor import Actor, Power
from clarion.kit.announcements import announce
from clarion.kit.refusals import Refusal
from clarion.ledger.actions import enter
from clarion.people.events import ZoneChanged
from clarion.people.models import Office


class NoSuchZone(Refusal):
    """This machine knows no such time zone."""


@transaction.atomic
def change_zone(*, zone: str, by: Actor, at: datetime) -> str:
    """Change it and return the zone before. What is timed is seen to by `publishing.rezone`."""
    by.must(Power.MANAGE_OFFICE)
    if zone not in available_timezones():
        raise NoSuchZone
    office = Office.objects.select_for_update().get(pk=by.office_id)
    before, office.zone = office.zone, zone
    office.save(update_fields=["zone"])
    about = f"office:{office.pk}"
    enter("time zone changed", about=about, by=by, at=at, before=before, after=zone)
    announce(ZoneChanged(office_id=office.pk))
    return before
