"""What staff type in becomes a message, and paper never claims to have been sent."""

import json
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from clarion.channels.conformance import READING, Reader
from clarion.channels.connectors.paper import capabilities
from clarion.channels.connectors.paper.connector import Paper
from clarion.channels.contract import (
    Access,
    Arrived,
    Connector,
    Edge,
    Outgoing,
    Permanent,
    Rendition,
    Unreadable,
)


class Counter:
    connector: Connector = Paper()
    samples = Path(capabilities.__file__).parent / "samples"

    def access(self) -> Access:
        return Access(account_id=1, address="counter")


COUNTER = Counter()


def read(**changes: object) -> Arrived:
    entry = {"reference": "P-1001", "way": "call", "taken_by": "Sam", "text": "It is dark."}
    raw = json.dumps({**entry, **changes}).encode()
    (thing,) = COUNTER.connector.normalize(raw, COUNTER.access())
    return thing


@pytest.mark.parametrize("check", READING, ids=lambda check: check.__name__)
def test_reading(check: Callable[[Reader], None]) -> None:
    check(COUNTER)


def test_says_who_said_what_and_who_took_it_down() -> None:
    entry = read(name="Gertrude Example", contact="4 Mill Lane")
    assert entry.author.name == "Gertrude Example"
    assert entry.author.handle == "4 Mill Lane"
    assert entry.extra == {"way": "call", "taken_by": "Sam"}


def test_what_was_said_in_public_is_public() -> None:
    assert read(way="heard", link="https://town.example/1").edge is Edge.PUBLIC
    assert read(way="letter").edge is Edge.PRIVATE


def test_a_second_call_belongs_to_the_first() -> None:
    second = read(reference="P-1002", answers="P-1001", person="P-1001")
    assert (second.thread_id, second.parent_id) == ("P-1001", "P-1001")
    assert second.author.remote_id == "P-1001"


def test_callers_without_a_name_are_not_one_person() -> None:
    assert read().author.remote_id != read(reference="P-1002").author.remote_id


@pytest.mark.parametrize("missing", ["reference", "way", "taken_by", "text"])
def test_takes_nothing_without(missing: str) -> None:
    with pytest.raises(Unreadable):
        read(**{missing: ""})


def test_r2_never_claims_to_have_been_sent() -> None:
    outgoing = Outgoing(
        key="a",
        made_at=datetime(2026, 11, 3, tzinfo=UTC),
        account_id=1,
        edge=Edge.PRIVATE,
        rendition=Rendition(text="We have sent somebody."),
    )
    assert not COUNTER.connector.capabilities.sends
    for attempt in (COUNTER.connector.send, COUNTER.connector.look_again):
        with pytest.raises(Permanent) as refused:
            attempt(COUNTER.access(), outgoing)
        assert not refused.value.account_is_broken
