"""Nobody has to do anything more about this case."""

from datetime import datetime

from django.db import transaction

from clarion.desk.actions.colliding import has_unread
from clarion.desk.actions.tell import tell
from clarion.desk.models import Answer, Assignment, Case, Task
from clarion.desk.rules.first_look import UNASSESSED, Risk
from clarion.desk.rules.lives import CASE
from clarion.desk.rules.tasks import TasksOpen
from clarion.kit.actor import Actor, Power
from clarion.kit.refusals import Refusal
from clarion.kit.rows import move
from clarion.ledger.actions import enter
from clarion.postroom import queries as postroom

_ON_ITS_WAY = frozenset({"queued", "sending", "processing", "unknown"})


class AssessFirst(Refusal):
    """A life may be at risk here. Say first what you found."""


class WroteAgain(Refusal):
    """The person has written again since you looked. Read it; if nothing is to be done, resolve."""


class NotSentYet(Refusal):
    """Your answer has not been sent yet, so this cannot be resolved."""


@transaction.atomic
def resolve(
    *, case_id: int, outcome: str, seen_message_id: int | None = None, by: Actor, at: datetime
) -> None:
    """Resolve a case with an outcome in words.

    Raises `WroteAgain` if a message came after the one that was seen, `AssessFirst`,
    `NotSentYet`, `TasksOpen`.
    """
    by.must(Power.CLOSE)
    case = Case.objects.of(by.office_id).locked().get_or_refuse(pk=case_id)
    if seen_message_id is not None and has_unread(case, seen_message_id):
        raise WroteAgain
    if Risk(case.risk) in UNASSESSED:
        raise AssessFirst
    _refuse_unsent(case)
    _refuse_undone(case)
    move(case, CASE, "resolved", resolved_at=at, moved_at=at)
    case.waiting_since, case.trouble = None, ""
    case.place()
    case.save()
    Assignment.objects.filter(case=case, ended_at=None).update(ended_at=at, ended_why="resolved")
    enter("case resolved", about=case.about, by=by, at=at, outcome=outcome[:300])
    tell(case)


def _refuse_unsent(case: Case) -> None:
    waits = Answer.objects.filter(case=case, dispatch=None, by_hand=False, returned_why="")
    waits = waits.filter(withdrawn_at=None)
    dispatches = postroom.dispatches_about(office_id=case.office_id, about=case.about)
    if waits.exists() or any(one.state in _ON_ITS_WAY for one in dispatches):
        raise NotSentYet


def _refuse_undone(case: Case) -> None:
    undone = Task.objects.filter(case=case, done_at=None).order_by("id").first()
    if undone:
        raise TasksOpen(task=undone.text)
