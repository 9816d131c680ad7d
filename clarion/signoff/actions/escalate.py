"""Nobody has answered within the step's minutes: its people and their deputies are told, once."""

from datetime import datetime

from django.db import transaction

from clarion.kit import live
from clarion.kit.actor import Actor, Power
from clarion.kit.announcements import announce
from clarion.ledger.actions import enter
from clarion.signoff.actions.gates import gate_of
from clarion.signoff.events import StepUnanswered
from clarion.signoff.models import Request


@transaction.atomic
def escalate(*, request_id: int, by: Actor, at: datetime) -> bool:
    """Tell them, and say whether anybody was told: not before it is late, and never twice."""
    by.must(Power.MOVE_POST)
    request = Request.objects.of(by.office_id).locked().get_or_refuse(pk=request_id)
    if request.state != "open":
        return False
    gate, step = gate_of(request), request.gate()
    if gate.told_at is not None or gate.late_at is None or at < gate.late_at:
        return False
    gate.told_at = at
    gate.save(update_fields=["told_at"])
    enter(
        "step unanswered",
        about=request.about,
        by=by,
        at=at,
        request=request_id,
        step=request.step,
        minutes=step.minutes,
        roles=list(step.roles),
        deputies=list(step.deputies),
    )
    announce(
        StepUnanswered(
            office_id=by.office_id, about=request.about, request_id=request_id, step=request.step
        )
    )
    live.tell(office_id=by.office_id, topic="signatures")
    live.tell(office_id=by.office_id, topic="alarms")
    return True
