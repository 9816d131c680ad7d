"""O3: while thousands of arrivals wait to be sorted, an answer leaves before they are done."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from clarion.desk.models import CaseMessage
from clarion.kit import clock
from clarion.kit.beats import last_beats
from clarion.kit.lanes import Lane
from clarion.postroom import queries
from clarion.postroom.actions import receive, sort_arrivals
from clarion.postroom.jobs import sweep_arrivals
from clarion.postroom.models import Arrival, Message
from tests.flows.processes import worker
from tests.makers.desk import Desk
from tests.makers.jobs import run_jobs, waiting_jobs
from tests.makers.postroom import a_dispatch, a_letter, an_event

BACKLOG = 5_000
PER_LETTER = 250


@contextmanager
def a_worker(lane: Lane) -> Iterator[None]:
    """Run a worker of one lane as a process of its own."""
    busy = worker(lane)
    try:
        yield
    finally:
        busy.kill()
        busy.join()


def until(happened: Callable[[], bool], seconds: float = 60.0) -> None:
    end = time.monotonic() + seconds
    while not happened():
        assert time.monotonic() < end, "it did not happen in time"
        time.sleep(0.02)


def waiting() -> int:
    return Arrival.objects.filter(state="stored").count()


def state_of(desk: Desk, dispatch_id: int) -> str:
    return queries.dispatch(office_id=desk.office_id, dispatch_id=dispatch_id).state


def test_o3_an_answer_leaves_while_five_thousand_arrivals_wait(desk: Desk) -> None:
    now = clock.now()
    for begin in range(0, BACKLOG, PER_LETTER):
        events = [an_event(f"number {n}") for n in range(begin, begin + PER_LETTER)]
        receive(letters=[a_letter(desk.account_id, *events, at=now)], at=now)
    assert waiting() == BACKLOG

    with a_worker(Lane.SEND):
        until(lambda: last_beats()[Lane.SEND] is not None)
        with a_worker(Lane.RECEIVE):
            until(lambda: waiting() < BACKLOG)
            dispatch_id = a_dispatch(desk, at=clock.now())
            until(lambda: state_of(desk, dispatch_id) == "sent")
            assert waiting(), "the backlog was still being sorted"
    assert len(desk.net.posts(author="townhall")) == 1


def test_the_one_job_that_waits_does_what_all_of_them_would_have_done(desk: Desk) -> None:
    now = clock.now()
    for number in range(5):
        letter = a_letter(desk.account_id, an_event(f"number {number}"), at=now)
        receive(letters=[letter], at=now)
        sort_arrivals(by=desk.clockwork, at=now)
    jobs = [name for name, _ in waiting_jobs()]
    assert jobs.count("clarion.desk.jobs.triage_messages") == 1
    run_jobs(Lane.READ)
    assert CaseMessage.objects.count() == Message.objects.count() == 5


def test_a_sweep_adds_nothing_to_what_was_announced(desk: Desk) -> None:
    now = clock.now()
    receive(letters=[a_letter(desk.account_id, an_event("number 1"), at=now)], at=now)
    sweep_arrivals.func(0)
    jobs = [name for name, _ in waiting_jobs()]
    assert jobs.count("clarion.postroom.jobs.sort_office") == 1
