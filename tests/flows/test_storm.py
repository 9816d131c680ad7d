"""A city waits for its sentences while eight workers are killed, stopped and cut off.

Real worker processes on the test's own database. Whatever happens to them, each statement stands
on each network once or not at all, and nothing is called said that does not stand there.
"""

import os
import signal
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import timedelta
from multiprocessing.context import ForkServerProcess

import pytest
from django.db import connection

from clarion.kit import clock
from clarion.postroom.actions import lift_hold, place_hold
from clarion.postroom.models import Attempt, Dispatch
from clarion.publishing.models import Edition
from clarion.signoff.actions import sign
from fakenet import FakeNet
from tests.flows.processes import worker
from tests.makers.clockwork import turn
from tests.makers.publishing import Press, a_press_office, follow, page, submitted

MANY = 24
WORKERS = 8
WAIT_SECONDS_MAX = 90

Crew = list[ForkServerProcess]


@pytest.fixture
def press(net: FakeNet, committed: None) -> Press:
    return a_press_office(net, at=clock.now())


@contextmanager
def at_work() -> Iterator[Crew]:
    """Eight workers that send, and one that follows what they have sent."""
    lanes = ["send"] * WORKERS + ["read"]
    crew = [worker(lane) for lane in lanes]
    try:
        yield crew
    finally:
        for one in crew:
            with suppress(ProcessLookupError):
                send(one, signal.SIGCONT)
                one.kill()
            one.join()


def statements(press: Press) -> list[int]:
    """Send so many for signature, and sign them all: what follows is the workers' part."""
    now = clock.now()
    editions = [
        submitted(press, at=now, headline=f"Street {n} is shut", text=f"Street {n} is shut.")
        for n in range(MANY)
    ]
    for edition_id in editions:
        request_id = page(press, edition_id).request_id
        assert request_id is not None
        sign(request_id=request_id, by=press.signer, at=clock.now())
    return editions


def texts(press: Press) -> Counter[str]:
    """Return what stands on the network, and how often."""
    return Counter(post.text for post in press.net.posts(author="townhall"))


def wait_until(is_so: Callable[[], bool], crew: Crew) -> None:
    """Wait as long as somebody is at work: whoever is cut off may have gone home."""
    ends = time.monotonic() + WAIT_SECONDS_MAX
    while not is_so() and any(one.is_alive() for one in crew) and time.monotonic() < ends:
        time.sleep(0.1)


def send(one: ForkServerProcess, number: signal.Signals) -> None:
    assert one.pid is not None
    os.kill(one.pid, number)


def cut_off() -> None:
    """End every connection to the database but ours, as its restart does."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE backend_type = "
            "'client backend' AND datname = current_database() AND pid <> pg_backend_pid()"
        )


def settle(press: Press) -> None:
    """Let the leases of the dead end, look up what nobody knows, send what still may be sent."""
    for minutes in (3, 5, 8, 12, 20):
        at = clock.now() + timedelta(minutes=minutes)
        turn(press, at=at)
        follow(press, at=at)


def nothing_is_said_twice_or_untruly(press: Press) -> None:
    stands = texts(press)
    assert [text for text, times in stands.items() if times > 1] == []
    sent = Dispatch.objects.filter(state="sent", account_id=press.account_id)
    assert sorted(sent.values_list("text", flat=True)) == sorted(stands)


def test_statements_outlive_their_workers(press: Press) -> None:
    editions = statements(press)
    with at_work() as crew:
        wait_until(lambda: len(texts(press)) >= MANY // 6, crew)
        send(crew[0], signal.SIGKILL)
        send(crew[1], signal.SIGSTOP)
        cut_off()
        send(crew[2], signal.SIGKILL)
        wait_until(lambda: len(texts(press)) >= MANY // 2, crew)
        cut_off()
        send(crew[1], signal.SIGCONT)
        wait_until(lambda: len(texts(press)) >= MANY - WORKERS, crew)
    assert texts(press), "the workers have said nothing at all"
    settle(press)
    nothing_is_said_twice_or_untruly(press)
    states = Edition.objects.filter(pk__in=editions).values_list("state", flat=True)
    assert Counter(states) == {"published": MANY}
    assert len(texts(press)) == MANY


def test_a_hold_outlives_the_workers_it_has_stopped(press: Press) -> None:
    statements(press)
    with at_work() as crew:
        wait_until(lambda: len(texts(press)) >= 2, crew)
        send(crew[1], signal.SIGSTOP)
        held = place_hold(scope="everything", why="Flood", by=press.chief, at=clock.now())
        acknowledged = clock.now()
        send(crew[0], signal.SIGKILL)
        send(crew[1], signal.SIGCONT)  # with what it had in its hands, and a hold behind it
        time.sleep(1)
        cut_off()
        with connection.cursor() as cursor:
            cursor.execute("DELETE FROM procrastinate_jobs WHERE status = 'todo'")
        time.sleep(6)  # long enough for the timetable to look at everything that is due
    assert not Attempt.objects.filter(begun_at__gt=acknowledged).exists()
    late = Attempt.objects.filter(ended_at=None).values_list("dispatch_id", flat=True)
    assert set(late) <= set(held.in_flight)
    waiting = Dispatch.objects.filter(state="queued").count()
    settle(press)
    assert Dispatch.objects.filter(state="queued").count() >= waiting > 0
    lift_hold(hold_id=held.hold_id, why="It is over", by=press.chief, at=clock.now())
    before = texts(press)
    settle(press)
    assert texts(press) == before, "nothing leaves by itself after it is lifted"
    nothing_is_said_twice_or_untruly(press)
