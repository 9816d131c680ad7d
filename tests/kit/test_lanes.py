"""The timetable runs as often as it says, on the lane that it names."""

import pytest
from procrastinate.contrib.django import app
from procrastinate.contrib.django.models import ProcrastinateJob

from clarion.desk.jobs import confirm_answer
from clarion.kit import jobs
from clarion.kit.lanes import Lane, defer, worker
from clarion.ledger.jobs import seal_entries
from clarion.postroom.jobs import audit_nightly
from clarion.publishing.jobs import confirm_rendition


@pytest.mark.parametrize(
    ("job", "pause"),
    [(jobs.beat_send, 10), (seal_entries, 5), (audit_nightly, 24 * 3600)],
)
def test_runs_as_often_as_the_timetable_says(job: object, pause: int) -> None:
    (timetable,) = (
        one.croniter for one in app.periodic_registry.periodic_tasks.values() if one.task is job
    )
    first = timetable.get_next(float, start_time=1_800_000_000.0)
    assert timetable.get_next(float) - first == pause
    assert timetable.get_next(float) - first == 2 * pause


def test_every_lane_gives_a_sign_of_life() -> None:
    timetable = app.periodic_registry.periodic_tasks.values()
    beats = {
        one.task.queue for one in timetable if one.task.name.startswith("clarion.kit.jobs.beat")
    }
    assert beats == {lane.value for lane in Lane}


def test_one_that_follows_another_kind_of_thing_is_not_called(db: None) -> None:
    moved = {"office_id": 1, "dispatch_id": 1, "state": "sent"}
    for job in (confirm_answer, confirm_rendition):
        defer(job, **moved, about="statement:1")
    names = list(ProcrastinateJob.objects.values_list("task_name", flat=True))
    assert names == ["clarion.publishing.jobs.confirm_rendition"]


def test_each_worker_minds_the_timetable_of_its_own_lane_and_none_is_forgotten() -> None:
    rounds = {lane: set(worker(timetable=lane).periodic_registry.periodic_tasks) for lane in Lane}
    assert set().union(*rounds.values()) == set(app.periodic_registry.periodic_tasks)
    assert sum(map(len, rounds.values())) == len(app.periodic_registry.periodic_tasks)
    assert all(rounds.values())
    assert not worker().periodic_registry.periodic_tasks
