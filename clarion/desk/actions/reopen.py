"""There is something more to do about a case after all."""

from datetime import datetime

from django.db import transaction

from clarion.desk.actions.tell import tell
from clarion.desk.actions.unanswered import unanswered_since
from clarion.desk.models import Case
from clarion.desk.rules.lives import CASE
from clarion.kit.actor import Actor, Power
from clarion.kit.rows import move
from clarion.ledger.actions import enter


@transaction.atomic
def reopen(*, case_id: int, by: Actor, at: datetime) -> None:
    """Put a case back among the open ones, which also undoes `resolve`.

    What nobody has answered has been waiting since it came; else the clock starts now.
    """
    by.must(Power.CLOSE)
    case = Case.objects.of(by.office_id).locked().get_or_refuse(pk=case_id)
    to = "assigned" if case.assigned_to_id and case.state != "closed" else "triaged"
    move(case, CASE, to, resolved_at=None)
    if to == "triaged":
        case.assigned_to = None
    case.waiting_since, case.moved_at, case.quiet = unanswered_since(case) or at, at, False
    case.place()
    case.save()
    enter("case reopened", about=case.about, by=by, at=at)
    tell(case)
