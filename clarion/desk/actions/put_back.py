"""Put a case back among the open ones, for whichever reason."""

from datetime import datetime

from clarion.desk.actions.tell import tell
from clarion.desk.actions.unanswered import unanswered_since
from clarion.desk.models import Case
from clarion.desk.rules.lives import CASE
from clarion.kit.actor import Actor
from clarion.kit.refusals import Refusal
from clarion.kit.rows import move
from clarion.ledger.actions import enter


class GoesOn(Refusal):
    """This conversation goes on in {reference}. Go on there."""


def going_on(case: Case) -> Case | None:
    """Return the case in which the conversation of a closed one goes on, locked, if there is one.

    A closed case stays closed when the person writes again; of one conversation one case is open.
    """
    if case.state != "closed":
        return None
    # All of them, in the order in which triage locks them.
    rows = Case.objects.of(case.office_id).filter(key=case.key).order_by("id").locked()
    return next((one for one in rows if one.pk != case.pk and one.state != "closed"), None)


def put_back(case: Case, *, by: Actor, at: datetime) -> None:
    """Open a case that is locked; whoever calls has asked for the power to. Raises `GoesOn`."""
    if newer := going_on(case):
        raise GoesOn(reference=newer.reference)
    to = "assigned" if case.assigned_to_id and case.state != "closed" else "triaged"
    move(case, CASE, to, resolved_at=None)
    if to == "triaged":
        case.assigned_to = None
    case.waiting_since, case.moved_at, case.quiet = unanswered_since(case) or at, at, False
    case.place()
    case.save()
    enter("case reopened", about=case.about, by=by, at=at)
    tell(case)
