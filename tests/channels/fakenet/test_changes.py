"""FakeNet's plug changes and takes down what it said, once, and knows when it does not know."""

from collections.abc import Iterator
from dataclasses import replace

import pytest

from clarion.channels.contract import (
    Absent,
    Access,
    Deed,
    Figures,
    Outgoing,
    Permanent,
    Reason,
    Sent,
    Unknown,
)
from fakenet import FakeNet, running
from tests.channels.fakenet.accounts import PLUG, access_to, outgoing


@pytest.fixture(scope="module")
def network() -> Iterator[FakeNet]:
    with running() as net:
        yield net


@pytest.fixture
def net(network: FakeNet) -> FakeNet:
    network.reset()
    return network


@pytest.fixture
def access(net: FakeNet) -> Access:
    return access_to(net, net.account("townhall"))


@pytest.fixture
def said_id(access: Access) -> str:
    """What FakeNet calls what we said."""
    said = PLUG.send(access, outgoing("The bridge is shut.", key="first"))
    assert isinstance(said, Sent)
    return said.remote_id


def changed(said_id: str, words: str = "The bridge is open.") -> Outgoing:
    return replace(outgoing(words, key="second"), deed=Deed.CHANGE, said_id=said_id)


def taken_down(said_id: str) -> Outgoing:
    return replace(outgoing("", key="third"), deed=Deed.TAKE_DOWN, said_id=said_id)


def stands(net: FakeNet) -> list[str]:
    return [post.text for post in net.posts(author="townhall") if post.deleted_at is None]


def test_puts_other_words_in_their_place(net: FakeNet, access: Access, said_id: str) -> None:
    assert isinstance(PLUG.look_again(access, changed(said_id)), Absent)
    sent = PLUG.change(access, changed(said_id))
    assert sent.remote_id == said_id
    assert stands(net) == ["The bridge is open."]
    assert isinstance(PLUG.look_again(access, changed(said_id)), Sent)


def test_takes_it_down_and_twice_is_once(net: FakeNet, access: Access, said_id: str) -> None:
    assert isinstance(PLUG.look_again(access, taken_down(said_id)), Absent)
    for _time in range(2):
        assert PLUG.take_down(access, taken_down(said_id)).remote_id == said_id
    assert stands(net) == []
    assert isinstance(PLUG.look_again(access, taken_down(said_id)), Sent)


@pytest.mark.parametrize("operation", ["posts.edit", "posts.delete"])
def test_knows_not_when_the_line_broke(
    net: FakeNet, access: Access, said_id: str, operation: str
) -> None:
    net.fault(operation, "drop_after", times=1)
    ask, words = (
        (PLUG.change, changed(said_id))
        if operation == "posts.edit"
        else (PLUG.take_down, taken_down(said_id))
    )
    with pytest.raises(Unknown):
        ask(access, words)
    assert isinstance(PLUG.look_again(access, words), Sent)


def test_says_that_what_it_would_change_is_gone(access: Access, said_id: str) -> None:
    PLUG.take_down(access, taken_down(said_id))
    for ask in (PLUG.change, PLUG.look_again):
        with pytest.raises(Permanent) as refused:
            ask(access, changed(said_id))
        assert refused.value.reason is Reason.TARGET_GONE


def test_refuses_what_is_too_long_before_it_leaves(
    net: FakeNet, access: Access, said_id: str
) -> None:
    with pytest.raises(Permanent):
        PLUG.change(access, changed(said_id, "x" * 301))
    assert not net.seen("posts.edit")


def test_counts_what_people_do_and_sees_what_is_gone(
    net: FakeNet, access: Access, said_id: str
) -> None:
    net.set_figures(said_id, reposts=40)
    net.person("maya").replies(said_id, "Since when?")
    counted = Figures(replies=1, reposts=40, likes=0)
    assert PLUG.figures(access, (said_id,)) == {said_id: counted}
    PLUG.take_down(access, taken_down(said_id))
    assert PLUG.figures(access, (said_id, "post_999")) == {said_id: Figures(gone=True)}
