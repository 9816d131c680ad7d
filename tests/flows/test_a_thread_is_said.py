"""Whatever breaks in the middle of a thread, each post stands once, below the one before."""

from dataclasses import replace
from datetime import timedelta

import pytest

from clarion.channels.connectors.fakenet.connector import FakeNet as Plug
from clarion.channels.contract import Reconciliation
from clarion.postroom.actions import deliver
from clarion.postroom.models import Dispatch
from fakenet import FakeNet
from fakenet.client import Post
from tests.flows.dying import STEPS
from tests.flows.processes import die_delivering
from tests.makers.clockwork import turn_for
from tests.makers.people import NOW
from tests.makers.publishing import Press, a_press_office, follow, page, signed, submitted

TEXT = "Mill Lane is closed.\n---\nUse Weir Road.\n---\nMore at 15:00."
SOON = NOW + timedelta(seconds=1)
A_WHILE = timedelta(minutes=6)


@pytest.fixture
def press(net: FakeNet, committed: None) -> Press:
    return a_press_office(net)


def agreed(press: Press) -> tuple[int, list[int]]:
    """Have a thread of three signed; return its edition and its dispatches, our page first."""
    threads = frozenset({press.account_id})
    comments = {press.account_id: "The map is on our page."}
    edition_id = submitted(press, text=TEXT, threads=threads, comments=comments)
    signed(press, edition_id)
    return edition_id, list(Dispatch.objects.order_by("id").values_list("pk", flat=True))


def must_stand_once_and_in_order(press: Press, edition_id: int) -> None:
    follow(press, at=NOW + A_WHILE)
    posts: list[Post] = sorted(
        press.net.posts(author="townhall"), key=lambda post: int(post.id.rpartition("_")[2])
    )
    assert [post.text.rpartition("\n")[2] for post in posts[:3]] == ["1/3", "2/3", "3/3"]
    assert [post.text for post in posts[3:]] == ["EXERCISE. The map is on our page."]
    assert [post.parent_id for post in posts[1:]] == [post.id for post in posts[:-1]]
    now = page(press, edition_id)
    assert (now.state, now.unreached) == ("published", 0)


@pytest.mark.parametrize("step", STEPS)
def test_a_worker_is_killed_at_any_step_of_the_second_post(press: Press, step: str) -> None:
    edition_id, (house, first, second, *_others) = agreed(press)
    for number in (house, first):
        deliver(dispatch_id=number, by=press.clockwork, at=SOON)
    die_delivering(step, office=press, dispatch_id=second, at=SOON)
    turn_for(press, A_WHILE, begin=SOON)
    must_stand_once_and_in_order(press, edition_id)


@pytest.mark.parametrize("after", [0, 1, 2, 3])
@pytest.mark.parametrize("fault", ["drop_after", "drop_before"])
def test_the_line_breaks_at_any_post(press: Press, fault: str, after: int) -> None:
    press.net.fault("posts.create", fault, times=1, after=after)
    edition_id, _numbers = agreed(press)
    turn_for(press, A_WHILE, begin=SOON)
    must_stand_once_and_in_order(press, edition_id)


def test_nothing_is_said_behind_what_only_a_person_can_find(
    press: Press, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As on Telegram, which shows nobody what a bot has said."""
    blind = replace(Plug.capabilities, reconciliation=Reconciliation.NONE)
    monkeypatch.setattr(Plug, "capabilities", blind)
    press.net.fault("posts.create", "drop_after", times=1, after=1)
    _edition_id, (_house, _first, second, *behind) = agreed(press)
    turn_for(press, A_WHILE, begin=SOON)
    assert len(press.net.posts(author="townhall")) == 2
    lost = Dispatch.objects.get(pk=second)
    assert (lost.state, lost.remote_id) == ("unknown", "")
    assert lost.person_asked_at
    assert set(Dispatch.objects.filter(pk__in=behind).values_list("state", flat=True)) == {"queued"}


def test_every_line_breaks_once_the_post_is_there(press: Press) -> None:
    press.net.fault("posts.create", "drop_after", times=4)
    edition_id, _numbers = agreed(press)
    turn_for(press, 3 * A_WHILE, begin=SOON)
    must_stand_once_and_in_order(press, edition_id)
