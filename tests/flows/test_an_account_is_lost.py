"""An account is lost: nothing leaves there, people are warned elsewhere, and it comes back."""

import sys
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from functools import partial
from time import sleep

import pytest
from django.db import connections

from clarion.kit.lanes import Lane
from clarion.postroom import queries as postroom
from clarion.postroom.actions import declare_taken, deliver, mend_account, set_pace
from clarion.postroom.models import Account
from clarion.publishing import queries
from fakenet import FakeNet
from tests.makers.jobs import run_jobs
from tests.makers.people import NOW
from tests.makers.publishing import (
    Press,
    a_press_office,
    page,
    see_off,
    send_for_signature,
    signed,
    submitted,
)
from tests.makers.sweeping import sweep

SOON = NOW + timedelta(minutes=5)


@pytest.fixture
def press(net: FakeNet, committed: None) -> Press:
    return a_press_office(net)


def posts(press: Press) -> list[str]:
    return [post.text for post in press.net.posts(author="townhall")]


def warning(press: Press) -> int:
    taken = postroom.takeover_now(office_id=press.office_id, account_id=press.account_id)
    assert taken is not None
    edition_id = queries.warning_of(office_id=press.office_id, takeover_id=taken.id)
    assert edition_id is not None
    return edition_id


def test_people_are_warned_elsewhere_and_nothing_leaves_there(press: Press) -> None:
    password = Account.objects.get(pk=press.account_id).access().secrets["password"]
    timed = submitted(press, due_at=NOW + timedelta(minutes=1))
    signed(press, timed)
    declare_taken(account_id=press.account_id, why="Taken", by=press.chief, at=NOW)
    run_jobs(Lane.READ)
    edition_id = warning(press)
    send_for_signature(press, edition_id)
    signed(press, edition_id)
    see_off(press, at=SOON)
    assert page(press, edition_id).state == "published"
    assert posts(press) == []
    states = [one.dispatch.state for one in page(press, timed).audiences if one.dispatch]
    assert states == ["sent", "queued"]
    given = {"password": password}
    mend_account(account_id=press.account_id, answers=given, by=press.chief, at=SOON)
    see_off(press, at=SOON)
    assert posts(press) == [], "the hold is still in force"


def test_a_sender_on_its_way_to_the_door_and_whoever_says_so_do_not_wait_for_each_other(
    press: Press, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Both want the account and the door: in one order, or the database would end one of them."""
    set_pace(account_id=press.account_id, seconds=60, by=press.chief, at=NOW)
    signed(press, submitted(press, account_ids=(press.account_id,)))
    (due,) = postroom.dispatches_due(at=SOON)
    before, go_on = threading.Event(), threading.Event()
    module = sys.modules[deliver.__module__]
    enter = module.enter_door

    def slowly(office_id: int) -> None:
        before.set()
        assert go_on.wait(20)
        enter(office_id)

    def alone(does: Callable[[], object]) -> None:
        try:
            does()
        finally:
            connections.close_all()

    monkeypatch.setattr(module, "enter_door", slowly)
    with ThreadPoolExecutor(2) as hands:
        sends = partial(deliver, dispatch_id=due.dispatch_id, by=press.clockwork, at=SOON)
        sender = hands.submit(alone, sends)
        assert before.wait(20)
        says = partial(declare_taken, account_id=press.account_id, why="Taken", by=press.chief)
        officer = hands.submit(alone, partial(says, at=SOON))
        sleep(0.5)
        go_on.set()
        sender.result(20)
        officer.result(20)
    assert len(posts(press)) == 1, "it had its turn before the account was lost"
    assert Account.objects.get(pk=press.account_id).state == "broken"


def test_a_lost_announcement_is_found_again(press: Press) -> None:
    declare_taken(account_id=press.account_id, why="Taken", by=press.chief, at=NOW)
    assert len(queries.unwarned()) == 1
    sweep()
    assert queries.unwarned() == []
    assert page(press, warning(press)).is_draft
