"""The timetable runs as often as it says, on the lane that it names."""

import pytest
from procrastinate.contrib.django import app

from clarion.kit import jobs
from clarion.ledger.jobs import seal_entries
from clarion.postroom.jobs import audit_nightly


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
