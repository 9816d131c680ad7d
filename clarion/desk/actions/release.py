"""Put a case back into the queue."""

from datetime import datetime

from django.db import transaction

from clarion.desk.actions.tell import tell
from clarion.desk.models import Assignment, Case
from clarion.desk.rules.lives import CASE
from clarion.kit.actor import Actor, Power
from clarion.kit.rows import move
from clarion.ledger.actions import enter


@transaction.atomic
def release(*, case_id: int, why: str = "", by: Actor, at: datetime) -> None:
    """Take a case from whoever has it. People do it, and the clockwork when it goes stale."""
    if not by.may(Power.MOVE_POST):
        by.must(Power.ASSIGN)
    case = Case.objects.of(by.office_id).locked().get_or_refuse(pk=case_id)
    if case.assigned_to_id is None:
        return
    if case.state == "assigned":
        move(case, CASE, "triaged")
    Assignment.objects.filter(case=case, ended_at=None).update(ended_at=at, ended_why=why[:200])
    was = case.assigned_to_id
    case.assigned_to, case.assigned_at, case.moved_at = None, None, at
    case.save(update_fields=["assigned_to", "assigned_at", "moved_at"])
    enter("case released", about=case.about, by=by, at=at, was=was, why=why[:200])
    tell(case, arrived=by.staff_id is None)
