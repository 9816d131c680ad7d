"""The office keeps a slot no longer; what has taken it keeps its time."""

from datetime import datetime

from django.db import transaction

from clarion.kit.actor import Actor, Power
from clarion.ledger.actions import enter
from clarion.publishing.models import Slot


@transaction.atomic
def end_slot(*, slot_id: int, by: Actor, at: datetime) -> None:
    """End it."""
    by.must(Power.PUBLISH)
    rows = Slot.objects.of(by.office_id).filter(ended_at=None)
    slot = rows.locked().get_or_refuse(pk=slot_id)
    slot.ended_at, slot.ended_by = at, by.name
    slot.save(update_fields=["ended_at", "ended_by"])
    enter("slot ended", about=f"slot:{slot_id}", by=by, at=at)
