"""Take back that a task is done."""

from datetime import datetime

from django.db import transaction

from clarion.desk.actions.tell import tell
from clarion.desk.models import Case, Task
from clarion.desk.rules.lives import OVER
from clarion.desk.rules.tasks import CaseIsOver
from clarion.kit.actor import Actor, Power
from clarion.ledger.actions import enter


@transaction.atomic
def reopen_task(*, case_id: int, task_id: int, by: Actor, at: datetime) -> None:
    """Open it again; one that is open already stays as it is. Raises `CaseIsOver`."""
    by.must(Power.READ_CASES)
    case = Case.objects.of(by.office_id).locked().get_or_refuse(pk=case_id)
    if case.state in OVER:
        raise CaseIsOver
    done = Task.objects.filter(case=case, pk=task_id, done_at__isnull=False)
    if done.update(done_at=None, done_by=""):
        enter("task reopened", about=case.about, by=by, at=at, task=task_id)
        tell(case)
