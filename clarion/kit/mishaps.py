"""Jobs that were tried often enough and given up: which, why, and how to have them done again."""

import traceback
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db import Error, connection
from procrastinate import JobContext
from procrastinate.contrib.django import app
from procrastinate.contrib.django.models import ProcrastinateJob
from procrastinate.exceptions import UniqueViolation

from clarion.kit import clock
from clarion.kit.models import Mishap

# A round of the timetable is stood for by the next one; its failure is shown for so long.
ROUND_SHOWN = timedelta(minutes=10)


@dataclass(frozen=True, slots=True, kw_only=True)
class GivenUp:
    """One job that nobody will try again by themselves. `at`: None before there is a reason."""

    id: int
    name: str
    lane: str
    attempts: int
    reason: str
    at: datetime | None


def note(call_next: Callable[[], Any], context: JobContext, _: Any) -> Any:
    """Do a job; if it fails, write down why, and let it fail all the same."""
    try:
        return call_next()
    except Exception as error:
        # Without the database nothing can be written down, and the job is tried again anyway.
        with suppress(Error):
            found = {"reason": named(error)[:300], "at": clock.now()}
            Mishap.objects.update_or_create(job_id=context.job.id or 0, defaults=found)
        raise


def named(error: Exception) -> str:
    """Name the kind of error and the last place in our code; its message may hold words."""
    places = traceback.extract_tb(error.__traceback__)
    ours = [one for one in places if "/clarion/" in one.filename] or places[-1:]
    place = ours[-1]
    file = "clarion/" + place.filename.rpartition("/clarion/")[2]
    return f"{type(error).__name__} at {file}:{place.lineno}"


def given_up(*, limit: int = 100) -> list[GivenUp]:
    """Return the jobs that were given up, the newest first."""
    rows = list(ProcrastinateJob.objects.filter(status="failed").order_by("-id")[:limit])
    known = Mishap.objects.in_bulk([row.id for row in rows])
    return [_given_up(row, known.get(row.id)) for row in rows]


def given_up_count() -> int:
    """Count the jobs that were given up."""
    return ProcrastinateJob.objects.filter(status="failed").count()


def try_again(*, job_id: int, at: datetime) -> bool:
    """Have a job done again; False: it is not among those given up, or waits already."""
    if not ProcrastinateJob.objects.filter(pk=job_id, status="failed").exists():
        return False
    try:
        app.job_manager.retry_job_by_id(job_id, retry_at=at)
    except UniqueViolation:
        return False
    return True


def forget_rounds(*, at: datetime) -> None:
    """Take away failed rounds of the timetable that later ones have stood for."""
    names = [one.task.name for one in app.periodic_registry.periodic_tasks.values()]
    old = Mishap.objects.filter(at__lt=at - ROUND_SHOWN)
    with connection.cursor() as cursor:
        cursor.execute(
            "DELETE FROM procrastinate_jobs WHERE status = 'failed' "
            "AND task_name = ANY(%s) AND id = ANY(%s)",
            [names, list(old.values_list("job_id", flat=True))],
        )
    gone = old.exclude(job_id__in=ProcrastinateJob.objects.values("id"))
    gone.delete()


def _given_up(row: ProcrastinateJob, mishap: Mishap | None) -> GivenUp:
    return GivenUp(
        id=row.id,
        name=row.task_name.removeprefix("clarion."),
        lane=row.queue_name,
        attempts=row.attempts,
        reason=mishap.reason if mishap else "",
        at=mishap.at if mishap else None,
    )
