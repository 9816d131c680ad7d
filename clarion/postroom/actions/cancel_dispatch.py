"""Take back what has not left yet; what has left cannot be cancelled, and says so."""

from datetime import datetime

from django.db import transaction

from clarion.kit.actor import Actor, Power
from clarion.kit.refusals import Refusal
from clarion.kit.rows import move
from clarion.ledger.actions import enter
from clarion.postroom.actions.record_outcome import announce_move
from clarion.postroom.models import Dispatch
from clarion.postroom.rules.lives import DISPATCH


class HasLeft(Refusal):
    """It is too late: this message is {state}."""


@transaction.atomic
def cancel_dispatch(*, dispatch_id: int, by: Actor, at: datetime) -> None:
    """Cancel a queued dispatch; raises `HasLeft`. Never both: cancelled and sent."""
    by.must(Power.ANSWER)
    dispatch = Dispatch.objects.of(by.office_id).locked().get_or_refuse(pk=dispatch_id)
    if dispatch.state != "queued":
        raise HasLeft(state=dispatch.state)
    move(dispatch, DISPATCH, "cancelled", settled_at=at, reason=f"taken back by {by.name}")
    enter("dispatch cancelled", about=dispatch.about, by=by, at=at, dispatch=dispatch_id)
    announce_move(dispatch)
