"""What is found by its words alone is ours only if it can be nobody else's."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from clarion.channels import registry
from clarion.channels.answer import Answer
from clarion.channels.connectors.fakenet.capabilities import CAPABILITIES
from clarion.channels.connectors.fakenet.connector import FakeNet as Plug
from clarion.channels.contract import (
    Absent,
    Access,
    Deed,
    Failure,
    Outgoing,
    Reason,
    Reconciliation,
    Sent,
    Unknown,
)
from clarion.channels.graph.failures import out_of_sight
from clarion.postroom.actions.look_again import look_again
from clarion.postroom.models import Dispatch
from fakenet import FakeNet
from tests.flows.conftest import net as net  # noqa: PLC0414  (a fixture is found by its name)
from tests.makers.desk import Desk, a_desk
from tests.makers.people import NOW
from tests.makers.postroom import a_dispatch


class ByWords(Plug):
    """Finds by words alone, and sees one post that says what all of these say."""

    capabilities = replace(CAPABILITIES, reconciliation=Reconciliation.SEARCH_OWN)

    def look_again(self, access: Access, outgoing: Outgoing) -> Sent | Absent:
        return Sent(remote_id="post_7")


@pytest.fixture
def desk(net: FakeNet, db: None, monkeypatch: pytest.MonkeyPatch) -> Desk:
    desk = a_desk(net)
    monkeypatch.setitem(registry.CONNECTORS, "fakenet", ByWords())
    return desk


def lost(desk: Desk, text: str = "The bridge is open again.") -> int:
    number = a_dispatch(desk, text)
    Dispatch.objects.filter(pk=number).update(state="unknown", unknown_since=NOW, look_at=NOW)
    return number


def looked_up(desk: Desk, number: int, at: datetime = NOW) -> Dispatch:
    look_again(dispatch_id=number, by=desk.clockwork, at=at)
    return Dispatch.objects.get(pk=number)


def test_p1_finds_the_only_one(desk: Desk) -> None:
    number = lost(desk)
    lost(desk, "Something else.")
    found = looked_up(desk, number)
    assert (found.state, found.remote_id) == ("sent", "post_7")


def test_p1_takes_nothing_that_another_message_became(desk: Desk) -> None:
    assert looked_up(desk, lost(desk)).state == "sent"
    twin = lost(desk)
    assert looked_up(desk, twin).state == "unknown"
    Dispatch.objects.filter(pk=twin).update(look_at=NOW, looks=9)
    found = looked_up(desk, twin, NOW + timedelta(minutes=1))
    assert (found.state, found.remote_id) == ("unknown", "")
    assert found.person_asked_at


def test_p1_leaves_two_lost_ones_with_the_same_words_to_a_person(desk: Desk) -> None:
    first, second = lost(desk), lost(desk)
    for number in (first, second):
        assert looked_up(desk, number).state == "unknown"
    Dispatch.objects.update(look_at=NOW)
    found = looked_up(desk, first, NOW + timedelta(minutes=2))
    assert found.state == "unknown"
    assert found.person_asked_at


class ShowsNothing(Plug):
    """Is not shown what it said; of what has a name it is told whether it is there."""

    capabilities = replace(CAPABILITIES, reconciliation=Reconciliation.NONE)

    def look_again(self, access: Access, outgoing: Outgoing) -> Sent | Absent:
        assert outgoing.deed is Deed.TAKE_DOWN
        return Absent(evidence="it is still there")


def test_p1_only_a_person_can_find_what_a_network_does_not_show(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(registry.CONNECTORS, "fakenet", ShowsNothing())
    found = looked_up(desk, lost(desk))
    assert found.state == "unknown"
    assert found.person_asked_at


@pytest.mark.parametrize(
    "reason",
    ["the worker was lost", "unrecognised: Meta says that it is gone, or that we may not see it"],
)
def test_a_lost_taking_down_is_done_again_by_itself_even_there(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, reason: str
) -> None:
    """Also where the network said what nobody knows: to take down twice harms nobody."""
    monkeypatch.setitem(registry.CONNECTORS, "fakenet", ShowsNothing())
    number = lost(desk)
    Dispatch.objects.filter(pk=number).update(
        deed="take_down", said_id="post_7", looks=9, reason=reason
    )
    found = looked_up(desk, number, NOW + timedelta(minutes=1))
    assert (found.state, found.person_asked_at) == ("queued", None)


class StillShown(Plug):
    """Shows what we took down, and the old words of what we changed; what we say is not there."""

    def look_again(self, access: Access, outgoing: Outgoing) -> Absent:
        return Absent(evidence="it is as it was")


DOUBTS = [
    out_of_sight(),
    Unknown(Reason.UNRECOGNISED, "accepted, but it does not read so yet"),
    Answer(status=200, headers={}, body=b"{}", handed_over=True).doubt("no word of success"),
    Answer(status=502, headers={}, body=b"", handed_over=True).refusal("", {}),
]


@pytest.mark.parametrize("deed", [Deed.SAY, Deed.CHANGE, Deed.TAKE_DOWN])
@pytest.mark.parametrize("doubt", DOUBTS, ids=str)
def test_what_is_surely_not_done_is_done_again(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, doubt: Failure, deed: Deed
) -> None:
    """As when Meta hides a post for a second from whoever takes it down."""
    found = absent_after(desk, monkeypatch, doubt, deed)
    assert (found.state, found.reason) == ("queued", "")


@pytest.mark.parametrize("deed", [Deed.SAY, Deed.CHANGE, Deed.TAKE_DOWN])
def test_what_was_refused_by_a_code_that_nobody_knows_is_not(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, deed: Deed
) -> None:
    answer = Answer(status=400, headers={}, body=b"", handed_over=True)
    found = absent_after(desk, monkeypatch, answer.refusal("SomethingNew", {}), deed)
    assert (found.state, found.reason) == ("failed", "unknown_refusal: HTTP 400 SomethingNew")


def absent_after(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, doubt: Failure, deed: Deed
) -> Dispatch:
    monkeypatch.setitem(registry.CONNECTORS, "fakenet", StillShown())
    number = lost(desk)
    said_id = "" if deed is Deed.SAY else "post_7"
    row = Dispatch.objects.filter(pk=number)
    row.update(deed=deed.value, said_id=said_id, looks=9, reason=str(doubt))
    return looked_up(desk, number, NOW + timedelta(minutes=1))
