"""What colleagues have to do for cases, besides answering them."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import F, Q

from clarion.desk.models import Case, Task

PAGE = 50
_SHOWN_MAX = 100
_SOONEST = F("due_on").asc(nulls_last=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class TaskNow:
    """One task. `late`: its day is over and it is not done."""

    id: int
    case_id: int
    reference: str
    text: str
    staff_id: int | None  # nobody's: anybody's
    staff: str
    due_on: date | None
    late: bool
    made_by: str
    made_at: datetime
    done_by: str
    done_at: datetime | None


def tasks_of(case: Case, on: date) -> tuple[TaskNow, ...]:
    """Return a case's tasks: the open ones, the soonest first, then what was done last."""
    rows = Task.objects.filter(case=case).select_related("staff", "case")
    last_done = F("done_at").desc(nulls_first=True)
    return tuple(_now(row, on) for row in rows.order_by(last_done, _SOONEST, "id")[:_SHOWN_MAX])


def open_tasks(
    *, office_id: int, staff_id: int | None, everybody: bool, on: date, page: int = 0
) -> tuple[list[TaskNow], bool]:
    """Return a page of open tasks, the soonest first, and whether there are more.

    One's own and nobody's, or everybody's.
    """
    rows = Task.objects.filter(case__office_id=office_id, done_at=None)
    if not everybody:
        rows = rows.filter(Q(staff_id=staff_id) | Q(staff_id=None))
    soonest = rows.select_related("staff", "case").order_by(_SOONEST, "id")
    found = [_now(row, on) for row in soonest[page * PAGE : (page + 1) * PAGE + 1]]
    return found[:PAGE], len(found) > PAGE


def _now(row: Task, on: date) -> TaskNow:
    return TaskNow(
        id=row.pk,
        case_id=row.case_id,
        reference=row.case.reference,
        text=row.text,
        staff_id=row.staff_id,
        staff=row.staff.name if row.staff else "",
        due_on=row.due_on,
        late=bool(row.due_on and row.done_at is None and row.due_on < on),
        made_by=row.made_by,
        made_at=row.made_at,
        done_by=row.done_by,
        done_at=row.done_at,
    )
