"""Say that a task is done."""

from datetime import datetime

from django.db import transaction

from clarion.desk.actions.tell import tell
from clarion.desk.models import Case, Task
from clarion.kit.actor import Actor, Power
from clarion.ledger.actions import enter


@transaction.atomic
def finish_task(*, case_id: int, task_id: int, by: Actor, at: datetime) -> None:
    """Finish it; one that is done already stays as it is."""
    by.must(Power.READ_CASES)
    case = Case.objects.of(by.office_id).get_or_refuse(pk=case_id)
    open_one = Task.objects.filter(case=case, pk=task_id, done_at=None)
    if open_one.update(done_at=at, done_by=by.name):
        enter("task done", about=case.about, by=by, at=at, task=task_id)
        tell(case)
