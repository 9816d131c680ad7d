"""Write down what somebody has to do for a case, besides answering it."""

from datetime import date, datetime

from django.db import transaction

from clarion.desk.actions.assign import NotAColleague
from clarion.desk.actions.tell import tell
from clarion.desk.models import Case, Task
from clarion.desk.rules.answering import Empty
from clarion.desk.rules.lives import OVER
from clarion.desk.rules.tasks import TASKS_MAX, CaseIsOver, TooManyTasks
from clarion.kit.actor import Actor, Power
from clarion.ledger.actions import enter
from clarion.people import queries as people


@transaction.atomic
def add_task(
    *,
    case_id: int,
    text: str,
    staff_id: int | None = None,
    due_on: date | None = None,
    by: Actor,
    at: datetime,
) -> int:
    """Add a task and return its number; without `staff_id` it is anybody's.

    Raises `Empty`, `NotAColleague`, `CaseIsOver`, `TooManyTasks`.
    """
    by.must(Power.READ_CASES)
    if not text.strip():
        raise Empty
    if staff_id is not None and people.actor_in(office_id=by.office_id, staff_id=staff_id) is None:
        raise NotAColleague
    case = Case.objects.of(by.office_id).locked().get_or_refuse(pk=case_id)
    if case.state in OVER:
        raise CaseIsOver
    if Task.objects.filter(case=case, done_at=None).count() >= TASKS_MAX:
        raise TooManyTasks(limit=TASKS_MAX)
    task = Task.objects.create(
        case=case,
        text=text.strip(),
        staff_id=staff_id,
        due_on=due_on,
        made_by=by.name,
        made_at=at,
    )
    enter("task added", about=case.about, by=by, at=at, task=task.pk, to=staff_id)
    tell(case)
    return task.pk
