"""Take back what has not left yet; what has left cannot be cancelled, and says so."""

from datetime import datetime

from django.db import transaction

from clarion.kit.actor import Actor, Power
from clarion.kit.refusals import AlreadyMoved, Refusal
from clarion.kit.rows import move
from clarion.ledger.actions import enter
from clarion.postroom.actions.record_outcome import announce_move
from clarion.postroom.models import Attempt, Dispatch
from clarion.postroom.rules.lives import DISPATCH
from clarion.postroom.rules.patience import LEASE


class HasLeft(Refusal):
    """It is too late to take this back: it has left."""


class MayHaveLeft(Refusal):
    """It may be on its way at this moment, so it cannot be taken back now. Try in a few minutes."""


@transaction.atomic
def cancel_dispatch(*, dispatch_id: int, by: Actor, at: datetime) -> None:
    """Cancel a queued dispatch; raises `HasLeft`, `MayHaveLeft`, `AlreadyMoved`.

    Never both, cancelled and sent: while a worker may still be at work on an earlier attempt,
    nobody can promise that it will not arrive.
    """
    by.must_one_of(Power.ANSWER, Power.PUBLISH, Power.RECALL)
    dispatch = Dispatch.objects.of(by.office_id).locked().get_or_refuse(pk=dispatch_id)
    if dispatch.state == "sent":
        raise HasLeft
    if dispatch.state in {"sending", "unknown", "processing"}:
        raise MayHaveLeft
    if dispatch.state != "queued":
        raise AlreadyMoved
    at_work = Attempt.objects.filter(dispatch=dispatch, ended_at=None, begun_at__gt=at - 2 * LEASE)
    if at_work.exists():
        raise MayHaveLeft
    why = f"taken back by {by.name}"
    move(dispatch, DISPATCH, "cancelled", settled_at=at, reason=why, sealed=b"")
    enter("dispatch cancelled", about=dispatch.about, by=by, at=at, dispatch=dispatch_id)
    announce_move(dispatch)
