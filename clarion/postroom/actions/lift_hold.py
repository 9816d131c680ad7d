"""Lift a hold: what it covered waits for its turn again, and the stale is missed, not sent."""

from datetime import datetime

from django.db import transaction

from clarion.kit import live
from clarion.kit.actor import Actor, Power
from clarion.ledger.actions import enter
from clarion.postroom.models import Dispatch, Hold


@transaction.atomic
def lift_hold(*, hold_id: int, why: str, by: Actor, at: datetime) -> None:
    """Lift it."""
    by.must(Power.HOLD)
    hold = Hold.objects.of(by.office_id).filter(lifted_at=None).locked().get_or_refuse(pk=hold_id)
    hold.lifted_at, hold.lifted_by, hold.lifted_why = at, by.name, why[:300]
    hold.save(update_fields=["lifted_at", "lifted_by", "lifted_why"])
    Dispatch.objects.of(by.office_id).filter(state="queued", reason__startswith="held by").update(
        not_before=None
    )
    enter("hold lifted", about=f"hold:{hold_id}", by=by, at=at, why=why[:300])
    live.tell(office_id=by.office_id, topic="hold")
