"""Take a free slot for a draft: the very time that was shown, or none."""

from datetime import datetime

from django.db import IntegrityError, transaction

from clarion.kit import live
from clarion.kit.actor import Actor, Power
from clarion.ledger.actions import enter
from clarion.people import queries as people
from clarion.publishing.actions.locking import lock_standing
from clarion.publishing.actions.timing import keep_version
from clarion.publishing.models import Slot
from clarion.publishing.rules.moments import wall
from clarion.publishing.rules.refusals import (
    NoSuchSlot,
    NotADraft,
    SlotTaken,
    SomebodySaved,
    TimeHasPassed,
)
from clarion.publishing.rules.slots import belongs


@transaction.atomic
def take_slot(
    *,
    edition_id: int,
    seen_version: int,
    slot_id: int,
    due_at: datetime,
    by: Actor,
    at: datetime,
) -> int:
    """Give a draft this slot at this time and return the draft's version.

    Raises `SlotTaken` if somebody was quicker, `NoSuchSlot`, `TimeHasPassed`, `NotADraft`,
    `SomebodySaved`, `IsWithdrawn`. Of two at once the database lets one through.
    """
    by.must(Power.PUBLISH)
    edition = lock_standing(edition_id, by)
    if edition.state != "draft":
        raise NotADraft
    if edition.version != seen_version:
        raise SomebodySaved(name=edition.saved_by)
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
    about = edition.statement.about
    enter("slot taken", about=about, by=by, at=at, edition=edition_id, slot=slot_id,
          due=edition.due_wall)  # fmt: skip
    live.tell(office_id=by.office_id, topic=about)
    return int(edition.version)
