"""An account is lost: nothing leaves there, people are warned elsewhere, and it comes back."""

from datetime import timedelta

import pytest

from clarion.kit.lanes import Lane
from clarion.postroom import queries as postroom
from clarion.postroom.actions import declare_taken, mend_account
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


def test_a_lost_announcement_is_found_again(press: Press) -> None:
    declare_taken(account_id=press.account_id, why="Taken", by=press.chief, at=NOW)
    assert len(queries.unwarned()) == 1
    sweep()
    assert queries.unwarned() == []
    assert page(press, warning(press)).is_draft
