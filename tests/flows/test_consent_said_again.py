"""What was asked for once more is stopped with its picture, like what leaves for the first time."""

from datetime import timedelta

import pytest

from clarion.postroom.actions import lift_hold, place_hold
from clarion.postroom.models import Dispatch
from clarion.publishing.actions import PictureWithdrawn, say_again
from fakenet import FakeNet
from tests.flows.test_consent import (
    DUE,
    MEANWHILE,
    TODAY,
    agreed,
    in_library,
    timed,
    with_picture,
    withdrawn,
)
from tests.makers.people import NOW
from tests.makers.publishing import Press, a_press_office, page, see_off, send_for_signature, signed

AGAIN = NOW + timedelta(minutes=5)


@pytest.fixture
def press(net: FakeNet, committed: None) -> Press:
    return a_press_office(net)


def half_said(press: Press, picture_id: int) -> int:
    """Our own page has it, and the network has refused it for good."""
    press.net.fault("posts.create", "refuse", times=1, status=403, code="forbidden")
    edition_id = with_picture(press, picture_id)
    send_for_signature(press, edition_id)
    signed(press, edition_id)
    see_off(press, at=NOW + timedelta(seconds=1))
    assert page(press, edition_id).state == "published"
    return edition_id


def again(press: Press, edition_id: int) -> None:
    net = page(press, edition_id).audiences[1]
    say_again(rendition_id=net.id, by=press.chief, at=AGAIN)


def posts(press: Press) -> int:
    return len(press.net.posts(author="townhall"))


def test_said_again_under_a_hold_it_does_not_leave_once_it_is_withdrawn(press: Press) -> None:
    picture_id = in_library(press)
    edition_id = half_said(press, picture_id)
    placed = place_hold(scope="everything", why="A drill", by=press.chief, at=AGAIN)
    again(press, edition_id)
    assert withdrawn(press, picture_id) == 1
    assert "They called." in page(press, edition_id).reason
    lift_hold(hold_id=placed.hold_id, why="Over", by=press.chief, at=MEANWHILE)
    Dispatch.objects.filter(state="queued").update(review=None, not_before=None)
    see_off(press, at=MEANWHILE)
    assert posts(press) == 0


def test_said_again_after_it_was_missed_it_does_not_leave_either(press: Press) -> None:
    picture_id = in_library(press)
    edition_id = timed(press, picture_id)
    late = DUE + timedelta(hours=2)
    see_off(press, at=late)
    now = page(press, edition_id)
    assert now.state == "missed"
    say_again(rendition_id=now.audiences[1].id, by=press.chief, at=late)
    assert withdrawn(press, picture_id) == 1
    see_off(press, at=late)
    assert posts(press) == 0


def test_a_last_day_is_reckoned_from_when_it_is_said_again(press: Press) -> None:
    picture_id = in_library(press)
    edition_id = half_said(press, picture_id)
    net = page(press, edition_id).audiences[1]
    say_again(rendition_id=net.id, by=press.chief, at=NOW + timedelta(days=2))
    agreed(press, picture_id, until_on=TODAY + timedelta(days=1))
    see_off(press, at=NOW + timedelta(days=2))
    assert posts(press) == 0
    assert "ends before it leaves" in page(press, edition_id).reason


def test_what_was_withdrawn_is_not_said_again(press: Press) -> None:
    picture_id = in_library(press)
    edition_id = half_said(press, picture_id)
    withdrawn(press, picture_id)
    with pytest.raises(PictureWithdrawn):
        again(press, edition_id)
