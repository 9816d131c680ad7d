"""What an answer must be before it is put at the door."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clarion.channels.contract import (
    Capabilities,
    Counting,
    Edge,
    Idempotency,
    Reconciliation,
    Trial,
)
from clarion.desk.rules.answering import (
    ByHand,
    ConfirmPublic,
    Empty,
    Proposed,
    TooLong,
    WrongEdge,
    refuse_unsendable,
)

NETWORK = Capabilities(
    name="net",
    title="The Net",
    text_limit=10,
    counting=Counting.GRAPHEMES,
    edges=frozenset({Edge.PUBLIC, Edge.PRIVATE}),
    idempotency=Idempotency.NONE,
    reconciliation=Reconciliation.NONE,
    inbound=frozenset(),
    tested=Trial.DOUBLE,
)
ANSWER = Proposed(text="Yes.", edge=Edge.PUBLIC, message_edge=Edge.PUBLIC, public_confirmed=False)


def test_lets_an_ordinary_answer_pass() -> None:
    refuse_unsendable(ANSWER, NETWORK)


def test_refuses_nothing_at_all() -> None:
    with pytest.raises(Empty):
        refuse_unsendable(replace(ANSWER, text=" \n"), NETWORK)


def test_refuses_where_nothing_can_be_sent() -> None:
    with pytest.raises(ByHand, match="The Net cannot send"):
        refuse_unsendable(ANSWER, replace(NETWORK, sends=False))


@pytest.mark.parametrize("edge", list(Edge))
def test_refuses_an_edge_that_the_network_does_not_have(edge: Edge) -> None:
    other = frozenset(set(Edge) - {edge})
    with pytest.raises(WrongEdge, match=edge.value):
        refuse_unsendable(
            replace(ANSWER, edge=edge, public_confirmed=True), replace(NETWORK, edges=other)
        )


def test_asks_before_what_was_private_becomes_public() -> None:
    exposed = replace(ANSWER, message_edge=Edge.PRIVATE)
    with pytest.raises(ConfirmPublic):
        refuse_unsendable(exposed, NETWORK)
    refuse_unsendable(replace(exposed, public_confirmed=True), NETWORK)


@given(family=st.integers(min_value=1, max_value=20))
def test_counts_as_the_network_counts(family: int) -> None:
    words = "👩‍👩‍👧" * family
    said = replace(ANSWER, text=words)
    if family <= 10:
        refuse_unsendable(said, NETWORK)
    else:
        with pytest.raises(TooLong, match=f"this has {family}"):
            refuse_unsendable(said, NETWORK)


def test_leaves_room_for_the_name_of_whom_it_answers() -> None:
    network = replace(NETWORK, name_in_front=4)
    refuse_unsendable(replace(ANSWER, text="x" * 6), network)
    with pytest.raises(TooLong, match="6"):
        refuse_unsendable(replace(ANSWER, text="x" * 7), network)


def test_an_answer_is_no_longer_than_a_comment() -> None:
    network = replace(NETWORK, comment_limit=6)
    refuse_unsendable(replace(ANSWER, text="x" * 6), network)
    with pytest.raises(TooLong, match="6"):
        refuse_unsendable(replace(ANSWER, text="x" * 7), network)
