"""Say why something is held, once there is time to: a hold is placed by one press."""

from datetime import datetime

from django.db import transaction

from clarion.kit import live
from clarion.kit.actor import Actor, Power
from clarion.kit.refusals import AlreadyMoved, Refusal
from clarion.ledger.actions import enter
from clarion.postroom.models import Dispatch, Hold


class ReasonEmpty(Refusal):
    """Say why it is held, in a few words."""


@transaction.atomic
def explain_hold(*, hold_id: int, why: str, by: Actor, at: datetime) -> None:
    """Give a hold in force its reason; what it has stopped says it, too.

    Raises `ReasonEmpty`, and `AlreadyMoved` where somebody has said it: a reason is not exchanged.
    """
    by.must(Power.HOLD)
    hold = Hold.objects.of(by.office_id).filter(lifted_at=None).locked().get_or_refuse(pk=hold_id)
    if hold.why:
        raise AlreadyMoved
    if not why.strip():
        raise ReasonEmpty
    before, hold.why = hold.says, why.strip()[:300]
    hold.save(update_fields=["why"])
    stopped = Dispatch.objects.of(by.office_id).filter(hold.reach(), state="queued", reason=before)
    stopped.update(reason=hold.says)
    enter("hold explained", about=f"hold:{hold_id}", by=by, at=at, why=hold.why)
    live.tell(office_id=by.office_id, topic="hold")
