"""The office keeps a slot after all that was ended."""

from datetime import datetime

from django.db import transaction

from clarion.kit.actor import Actor, Power
from clarion.ledger.actions import enter
from clarion.publishing.actions.planning.begin_slot import TooManySlots
from clarion.publishing.models import Slot
from clarion.publishing.rules.times.slots import SLOTS_MAX


@transaction.atomic
def resume_slot(*, slot_id: int, by: Actor, at: datetime) -> None:
    """Keep it again; raises `TooManySlots`, and `NotFound` for one that has not ended."""
    by.must(Power.PUBLISH)
    rows = Slot.objects.of(by.office_id)
    slot: Slot = rows.exclude(ended_at=None).locked().get_or_refuse(pk=slot_id)
    if len(rows.filter(ended_at=None).values_list("pk")[:SLOTS_MAX]) >= SLOTS_MAX:
        raise TooManySlots
    slot.ended_at, slot.ended_by = None, ""
    slot.save(update_fields=["ended_at", "ended_by"])
    enter("slot resumed", about=f"slot:{slot_id}", by=by, at=at)
