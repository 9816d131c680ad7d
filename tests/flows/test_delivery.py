"""What the network, a worker or the machine may do in the middle of a delivery."""

import sys
import threading
import time
from datetime import timedelta
from itertools import chain, repeat
from types import SimpleNamespace

import pytest
from django.db import IntegrityError, connections, transaction

from clarion.desk import actions as desk_actions
from clarion.desk import queries as desk_queries
from clarion.kit.lanes import Lane
from clarion.postroom.actions import deliver
from clarion.postroom.models import Attempt, Dispatch
from clarion.postroom.rules.patience import LEASE
from tests.flows.dying import STEPS
from tests.flows.processes import beside, deliver_all, deliver_dying, die_delivering
from tests.makers.clockwork import turn, turn_for
from tests.makers.desk import Desk, an_answer, dispatch_of, fetch
from tests.makers.jobs import run_jobs, waiting_jobs
from tests.makers.people import NOW
from tests.makers.postroom import a_dispatch

SOON = NOW + timedelta(seconds=1)
A_DAY = timedelta(hours=24)


def a_case(desk: Desk, text: str = "@townhall is the bridge open?", who: str = "maya") -> int:
    """Somebody asks; the case is there."""
    desk.net.person(who).posts(text)
    (case_id,) = fetch(desk)
    return case_id


def creations(desk: Desk) -> int:
    """How often anything was posted as us."""
    return sum(1 for call in desk.net.seen("posts.create", account="townhall"))


def test_p1_an_accepted_post_whose_answer_was_lost_is_found_and_not_sent_again(desk: Desk) -> None:
    case_id = a_case(desk)
    desk.net.fault("posts.create", "drop_after", times=1)
    an_answer(desk, case_id=case_id)
    deliver(dispatch_id=dispatch_of(desk, case_id).id, by=desk.clockwork, at=SOON)
    assert dispatch_of(desk, case_id).state == "unknown"
    turn_for(desk, timedelta(minutes=5), begin=SOON)
    turn_for(desk, A_DAY, begin=SOON, step=timedelta(minutes=30))
    assert dispatch_of(desk, case_id).state == "sent"
    assert creations(desk) == 1
    assert len(desk.net.posts(author="townhall")) == 1
    assert desk_queries.row(office_id=desk.office_id, case_id=case_id).state == "answered"


def test_p1_a_refusal_that_was_a_lie_is_found_out_before_the_second_attempt(desk: Desk) -> None:
    case_id = a_case(desk)
    desk.net.settings(idempotency="ignore")
    desk.net.fault("posts.create", "error_after", times=1, status=429, code="rate_limited")
    an_answer(desk, case_id=case_id)
    turn_for(desk, timedelta(minutes=5), begin=SOON)
    assert dispatch_of(desk, case_id).state == "sent"
    assert len(desk.net.posts(author="townhall")) == 1


@pytest.mark.parametrize("many", [60, pytest.param(500, marks=pytest.mark.long)])
def test_p2_eight_processes_post_each_of_many_that_are_due_once(desk: Desk, many: int) -> None:
    due = [a_dispatch(desk, f"Number {n}") for n in range(many)]
    workers = [beside(deliver_all, due, desk.office_id, SOON) for _ in range(8)]
    for worker in workers:
        worker.join()
    assert [worker.exitcode for worker in workers] == [0] * 8
    assert creations(desk) == many
    assert len({post.text for post in desk.net.posts(author="townhall")}) == many
    assert Dispatch.objects.filter(state="sent").count() == many


@pytest.mark.parametrize("step", STEPS)
def test_p3_a_worker_killed_at_any_step_neither_loses_nor_repeats(desk: Desk, step: str) -> None:
    case_id = a_case(desk)
    an_answer(desk, case_id=case_id)
    dispatch_id = dispatch_of(desk, case_id).id
    die_delivering(step, office=desk, dispatch_id=dispatch_id, at=SOON)
    later = SOON + LEASE + timedelta(seconds=60)
    turn(desk, at=later)
    assert dispatch_of(desk, case_id).state in {"sent", "unknown"}
    turn_for(desk, timedelta(minutes=10), begin=later)
    assert dispatch_of(desk, case_id).state == "sent"
    assert len(desk.net.posts(author="townhall")) == 1
    assert creations(desk) == 1


def test_p3_a_worker_killed_while_the_network_answers_neither_loses_nor_repeats(
    desk: Desk,
) -> None:
    case_id = a_case(desk)
    desk.net.fault("posts.create", "slow", times=1, seconds=20, when="after")
    an_answer(desk, case_id=case_id)
    dispatch_id = dispatch_of(desk, case_id).id
    worker = deliver_dying("after the call", office=desk, dispatch_id=dispatch_id, at=SOON)
    _until(lambda: bool(desk.net.posts(author="townhall")))
    worker.kill()
    worker.join()
    assert dispatch_of(desk, case_id).state == "sending"
    turn_for(desk, timedelta(minutes=10), begin=SOON + LEASE)
    assert dispatch_of(desk, case_id).state == "sent"
    assert creations(desk) == 1


def test_p4_what_fails_after_sending_does_not_send_again(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    case_id = a_case(desk)
    an_answer(desk, case_id=case_id)
    deliver(dispatch_id=dispatch_of(desk, case_id).id, by=desk.clockwork, at=SOON)
    monkeypatch.setattr(desk_actions, "confirm", _raise)
    run_jobs(Lane.READ)
    monkeypatch.undo()
    assert ("clarion.desk.jobs.confirm_answer", 1) in waiting_jobs(), "it is tried again"
    turn_for(desk, timedelta(minutes=5), begin=SOON)
    assert dispatch_of(desk, case_id).state == "sent"
    assert creations(desk) == 1


def test_p6_nothing_is_tried_before_the_network_allows_it(desk: Desk) -> None:
    case_id = a_case(desk)
    desk.net.fault("posts.create", "rate_limit", times=1, retry_after=300)
    an_answer(desk, case_id=case_id)
    deliver(dispatch_id=dispatch_of(desk, case_id).id, by=desk.clockwork, at=SOON)
    assert creations(desk) == 1
    turn_for(desk, timedelta(seconds=295), begin=SOON, step=timedelta(seconds=5))
    assert creations(desk) == 1
    desk.net.advance(301)
    turn_for(desk, timedelta(seconds=60), begin=SOON + timedelta(seconds=301))
    assert creations(desk) == 2
    assert dispatch_of(desk, case_id).state == "sent"


def test_p7_a_worker_that_outlives_its_lease_is_not_doubled(desk: Desk) -> None:
    case_id = a_case(desk)
    desk.net.fault("posts.create", "slow", times=1, seconds=3, when="before")
    an_answer(desk, case_id=case_id)
    dispatch_id = dispatch_of(desk, case_id).id

    def slow_worker() -> None:
        deliver(dispatch_id=dispatch_id, by=desk.clockwork, at=SOON)
        connections.close_all()

    first = threading.Thread(target=slow_worker)
    first.start()
    _until(lambda: dispatch_of(desk, case_id).state == "sending")
    # The clock says that three leases have passed; the call is still under way.
    turn(desk, at=SOON + 3 * LEASE)
    assert dispatch_of(desk, case_id).state == "unknown"
    deliver(dispatch_id=dispatch_id, by=desk.clockwork, at=SOON + 3 * LEASE)
    first.join()
    assert creations(desk) == 1
    assert dispatch_of(desk, case_id).state == "sent"


def test_p7_a_worker_held_up_before_its_call_does_not_make_it(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    case_id = a_case(desk)
    an_answer(desk, case_id=case_id)
    # Only for who delivers: the servers of other threads live by the same clock.
    looks = chain([0.0, 0.0], repeat(3600.0))
    module = sys.modules["clarion.postroom.actions.deliver"]
    monkeypatch.setattr(module, "time", SimpleNamespace(monotonic=lambda: next(looks)))
    deliver(dispatch_id=dispatch_of(desk, case_id).id, by=desk.clockwork, at=SOON)
    monkeypatch.undo()
    assert creations(desk) == 0
    assert "did not make it" in Attempt.objects.get().evidence


def test_p8_all_attempts_of_one_dispatch_carry_one_key_and_no_other_does(desk: Desk) -> None:
    first, second = a_case(desk), a_case(desk, "@townhall and the ferry?", "olu")
    desk.net.fault("posts.create", "refuse", times=2, status=429, code="rate_limited")
    for case_id in (first, second):
        an_answer(desk, case_id=case_id, text=f"Answer to {case_id}")
    turn_for(desk, timedelta(minutes=10), begin=SOON)
    keys = [call.idempotency_key for call in desk.net.seen("posts.create", account="townhall")]
    assert len(keys) > 2, "at least one was tried again"
    assert len(set(keys)) == 2
    assert all(keys)


def test_p14_nothing_can_be_called_sent_without_something_to_show(desk: Desk) -> None:
    case_id = a_case(desk)
    an_answer(desk, case_id=case_id)
    dispatch = Dispatch.objects.get()
    with pytest.raises(IntegrityError, match="postroom_sent_has_proof"), transaction.atomic():
        Dispatch.objects.filter(pk=dispatch.pk).update(state="sent")


def test_k6_an_answer_leaves_although_its_token_ended_long_ago(desk: Desk) -> None:
    case_id = a_case(desk)
    desk.net.end_tokens("townhall", "expired")
    an_answer(desk, case_id=case_id)
    turn_for(desk, timedelta(minutes=3), begin=SOON)
    assert dispatch_of(desk, case_id).state == "sent"
    assert len(desk.net.posts(author="townhall")) == 1


def _raise(**_: object) -> None:
    raise ZeroDivisionError("something that follows a delivery is broken")


def _until(happened: object, seconds: float = 120.0) -> None:
    end = time.monotonic() + seconds
    while not happened():  # type: ignore[operator]
        assert time.monotonic() < end, "it did not happen in time"
        time.sleep(0.05)
