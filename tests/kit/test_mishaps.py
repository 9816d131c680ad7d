"""O18: what fails for good is seen, with its reason, and can be done again."""

from datetime import timedelta
from io import StringIO
from itertools import count

import pytest
from django.core.management import CommandError, call_command
from django.db import connection, transaction

from clarion.config.health import Level, look
from clarion.desk import actions as desk
from clarion.desk import jobs as desk_jobs
from clarion.kit import clock, mishaps
from clarion.kit import jobs as kit_jobs
from clarion.kit.lanes import Lane
from clarion.kit.models import Mishap
from tests.makers.jobs import run_jobs, waiting_jobs

NAME = "clarion.desk.jobs.confirm_answer"
ATTEMPTS_MAX = 8

pytestmark = pytest.mark.usefixtures("committed")


@pytest.fixture
def broken(monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    """Break what one kind of job does, until it is undone."""

    def fail(**_: object) -> None:
        raise ZeroDivisionError("Maya wrote: please help")

    monkeypatch.setattr(desk, "confirm", fail)
    return monkeypatch


def a_job() -> None:
    with transaction.atomic():
        desk_jobs.confirm_answer.defer(office_id=1, dispatch_id=1, about="case:1", state="sent")


def try_it(*, times: int = 1) -> None:
    """Let a worker try; as if so many attempts had been made before."""
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE procrastinate_jobs SET attempts = %s, scheduled_at = NULL "
            "WHERE task_name = %s AND status = 'todo'",
            [times - 1, NAME],
        )
    run_jobs(Lane.READ)


def given_up_sign() -> tuple[Level, str]:
    (sign,) = (one for one in look(at=clock.now()).signs if one.name == "failed_jobs")
    return sign.level, sign.words


def said(*words: str) -> str:
    out = StringIO()
    call_command("jobs", *words, stdout=out)
    return out.getvalue()


def test_o18_a_job_that_fails_is_tried_again_and_not_yet_given_up(
    broken: pytest.MonkeyPatch,
) -> None:
    a_job()
    try_it()
    assert (NAME, 1) in waiting_jobs()
    assert mishaps.given_up() == []
    assert given_up_sign()[0] is Level.GOOD


def test_o18_a_job_given_up_is_on_health_with_its_reason_and_nobodys_words(
    broken: pytest.MonkeyPatch,
) -> None:
    a_job()
    try_it(times=ATTEMPTS_MAX + 1)
    level, words = given_up_sign()
    assert level is Level.LOOK
    assert "desk.jobs.confirm_answer: ZeroDivisionError at clarion/desk/jobs.py:" in words
    assert "Maya" not in words
    assert "confirm_answer  lane read" in said()
    assert "Maya" not in said()


def test_o18_a_job_given_up_can_be_done_again(broken: pytest.MonkeyPatch) -> None:
    done = count()
    a_job()
    try_it(times=ATTEMPTS_MAX + 1)
    (one,) = mishaps.given_up()
    broken.setattr(desk, "confirm", lambda **_: next(done))
    assert "will be tried again" in said("retry", str(one.id))
    run_jobs(Lane.READ)
    assert next(done) == 1
    assert mishaps.given_up() == []
    assert said() == "No job was given up.\n"


def test_only_what_was_given_up_can_be_tried_again() -> None:
    with pytest.raises(CommandError, match="No job was given up"):
        said("retry", "all")
    assert not mishaps.try_again(job_id=1, at=clock.now())


def test_a_failed_round_of_the_timetable_is_let_go_once_others_have_stood_for_it(
    broken: pytest.MonkeyPatch,
) -> None:
    broken.setattr(kit_jobs, "beat", lambda **_: 1 / 0)
    kit_jobs.beat_read.defer(timestamp=1)
    run_jobs(Lane.READ)
    # The timetable may have added a round of its own meanwhile.
    assert {one.name for one in mishaps.given_up()} == {"kit.jobs.beat_read"}
    mishaps.forget_rounds(at=clock.now())
    assert mishaps.given_up_count() >= 1
    mishaps.forget_rounds(at=clock.now() + mishaps.ROUND_SHOWN + timedelta(seconds=1))
    assert mishaps.given_up_count() == 0
    assert not Mishap.objects.exists()


def test_an_announced_job_given_up_is_never_let_go_by_itself(broken: pytest.MonkeyPatch) -> None:
    a_job()
    try_it(times=ATTEMPTS_MAX + 1)
    mishaps.forget_rounds(at=clock.now() + timedelta(days=30))
    assert mishaps.given_up_count() == 1
