"""A job that fails or dies while its twin waits gives way to it, and holds up nothing."""

from datetime import timedelta

import pytest
from django.db import connection
from procrastinate.contrib.django.models import ProcrastinateJob

from clarion.desk import jobs as desk_jobs
from clarion.kit import clock, mishaps
from clarion.kit import jobs as kit_jobs
from clarion.kit.lanes import Lane, hint
from tests.makers.jobs import run_jobs

pytestmark = pytest.mark.usefixtures("committed")

DEAD = kit_jobs.STALLED_SECONDS + 5


def triage(*, locked: bool = True) -> None:
    lock = "triage" if locked else None
    hint(desk_jobs.triage_messages, once="triage", lock=lock, office_id=1, message_ids=[1])


def test_fails_while_its_twin_waits(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[int] = []

    def fail_once(**_: object) -> list[int]:
        asked.append(1)
        if len(asked) == 1:
            triage()  # something new is announced meanwhile
            raise ZeroDivisionError
        return []

    monkeypatch.setattr(desk_jobs.queries, "untriaged_since", fail_once)
    triage()
    run_jobs(Lane.READ)
    assert len(asked) == 2, "the twin is done, and not behind the lock of the one that failed"
    assert not ProcrastinateJob.objects.filter(task_name__endswith="triage_messages").exists()
    assert mishaps.given_up_count() == 0


def dies_at_work() -> None:
    """As if a worker had taken every job that waits, and died."""
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO procrastinate_workers (last_heartbeat) VALUES (%s) RETURNING id",
            [clock.now() - timedelta(seconds=DEAD)],
        )
        (worker,) = cursor.fetchone()
        cursor.execute(
            "UPDATE procrastinate_jobs SET status = 'doing', worker_id = %s WHERE status = 'todo'",
            [worker],
        )


def test_dies_while_its_twin_waits_and_the_others_are_rescued() -> None:
    triage()
    dies_at_work()
    triage()
    hint(desk_jobs.group_cases, once="group", office_id=1)
    waits = ProcrastinateJob.objects.filter(status="todo", task_name__endswith="group_cases")
    dies = waits.get().pk
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE procrastinate_jobs SET status = 'doing', worker_id = "
            "(SELECT max(id) FROM procrastinate_workers) WHERE id = %s",
            [dies],
        )
    kit_jobs.rescue_stalled_jobs(timestamp=1)
    left = ProcrastinateJob.objects.order_by("task_name").values_list("task_name", "status")
    assert [(name.rpartition(".")[2], state) for name, state in left] == [
        ("group_cases", "todo"),
        ("triage_messages", "todo"),
    ]


def test_what_was_given_up_is_not_tried_again_while_its_twin_waits() -> None:
    triage()
    with connection.cursor() as cursor:
        cursor.execute("UPDATE procrastinate_jobs SET status = 'failed'")
    (given_up,) = mishaps.given_up()
    triage()
    assert not mishaps.try_again(job_id=given_up.id, at=clock.now())
