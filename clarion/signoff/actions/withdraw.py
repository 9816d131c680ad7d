"""Take a request back, because the words have changed or are no longer needed."""

from datetime import datetime

from django.db import transaction

from clarion.kit import live
from clarion.kit.actor import Actor, Power
from clarion.kit.rows import move
from clarion.ledger.actions import enter
from clarion.signoff.actions.gates import end_gate
from clarion.signoff.models import Request
from clarion.signoff.rules.quorum import REQUEST


@transaction.atomic
def withdraw(*, request_id: int, by: Actor, at: datetime) -> None:
    """Withdraw an open request."""
    by.must_one_of(Power.ANSWER, Power.PUBLISH, Power.RECALL)
    request = Request.objects.of(by.office_id).locked().get_or_refuse(pk=request_id)
    if request.state == "open":
        end_gate(request, "withdrawn", at)
    move(request, REQUEST, "withdrawn")
    enter("request withdrawn", about=request.about, by=by, at=at, request=request_id)
    live.tell(office_id=by.office_id, topic="signatures")
