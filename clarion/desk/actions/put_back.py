"""Put a case back among the open ones, for whichever reason."""

from datetime import datetime

from clarion.desk.actions.tell import tell
from clarion.desk.actions.unanswered import unanswered_since
from clarion.desk.models import Case
from clarion.desk.rules.lives import CASE
from clarion.kit.actor import Actor
from clarion.kit.rows import move
from clarion.ledger.actions import enter


def put_back(case: Case, *, by: Actor, at: datetime) -> None:
    """Open a case that is locked; whoever calls has asked for the power to."""
    to = "assigned" if case.assigned_to_id and case.state != "closed" else "triaged"
    move(case, CASE, to, resolved_at=None)
    if to == "triaged":
        case.assigned_to = None
    case.waiting_since, case.moved_at, case.quiet = unanswered_since(case) or at, at, False
    case.place()
    case.save()
    enter("case reopened", about=case.about, by=by, at=at)
    tell(case)
