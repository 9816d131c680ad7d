"""Put a draft into a slot: the very time that was shown, or none."""

from datetime import datetime

from django.db import IntegrityError, transaction

from clarion.kit.actor import Actor
from clarion.kit.moments import wall
from clarion.people import queries as people
from clarion.publishing.actions.writing.timing import keep_version
from clarion.publishing.models import Edition, Slot
from clarion.publishing.rules.refusals import NoSuchSlot, SlotTaken, TimeHasPassed
from clarion.publishing.rules.times.slots import belongs


def put_in_slot(
    edition: Edition, *, slot_id: int, due_at: datetime, by: Actor, at: datetime
) -> None:
    """Give a locked draft this slot at this time; of two at once the database lets one through.

    Raises `SlotTaken` if somebody was quicker, `NoSuchSlot`, `TimeHasPassed`.
    """
    slot: Slot = Slot.objects.of(by.office_id).filter(ended_at=None).get_or_refuse(pk=slot_id)
    zone = people.office(by.office_id).zone
    if not belongs(slot.weekly(), due_at, zone=zone):
        raise NoSuchSlot
    if due_at <= at:
        raise TimeHasPassed
    edition.slot_id, edition.due_at = slot.pk, due_at
    edition.due_wall, edition.due_zone = wall(due_at, zone), zone
    try:
        with transaction.atomic():
            keep_version(edition, by, at)
    except IntegrityError as error:
        raise SlotTaken from error
