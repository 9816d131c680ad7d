"""Take a free slot for a draft: the very time that was shown, or none."""

from datetime import datetime

from django.db import transaction

from clarion.kit import live
from clarion.kit.actor import Actor, Power
from clarion.ledger.actions import enter
from clarion.publishing.actions.planning.slotting import put_in_slot
from clarion.publishing.actions.saying.locking import lock_standing
from clarion.publishing.rules.refusals import NotADraft, SomebodySaved


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
    `SomebodySaved`, `IsWithdrawn`.
    """
    by.must(Power.PUBLISH)
    edition = lock_standing(edition_id, by)
    if edition.state != "draft":
        raise NotADraft
    if edition.version != seen_version:
        raise SomebodySaved(name=edition.saved_by)
    put_in_slot(edition, slot_id=slot_id, due_at=due_at, by=by, at=at)
    about = edition.statement.about
    enter("slot taken", about=about, by=by, at=at, edition=edition_id, slot=slot_id,
          due=edition.due_wall)  # fmt: skip
    live.tell(office_id=by.office_id, topic=about)
    return int(edition.version)
