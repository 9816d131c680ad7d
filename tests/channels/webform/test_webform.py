"""What people write on our own page becomes a message, and the answer stands on their page."""

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from clarion.channels.conformance import READING, Reader
from clarion.channels.connectors.webform import capabilities
from clarion.channels.connectors.webform.connector import Webform
from clarion.channels.contract import (
    Access,
    Arrived,
    Connector,
    Edge,
    Outgoing,
    Permanent,
    Reason,
    Rendition,
    Target,
    Unreadable,
)


class Page:
    connector: Connector = Webform()
    samples = Path(capabilities.__file__).parent / "samples"

    def access(self) -> Access:
        return Access(account_id=1, address="write-to-us", settings={"title": "Write to us"})


PAGE = Page()


def read(**changes: object) -> Arrived:
    letter = {"reference": "K7M2-9QXA", "text": "The lamp is broken.", **changes}
    (thing,) = PAGE.connector.normalize(json.dumps(letter).encode(), PAGE.access())
    return thing


def an_answer(**changes: object) -> Outgoing:
    answer = Outgoing(
        key="dispatch-7",
        made_at=datetime(2026, 11, 3, tzinfo=UTC),
        account_id=1,
        edge=Edge.PRIVATE,
        rendition=Rendition(text="We have sent somebody."),
        target=Target(remote_id="K7M2-9QXA/1", thread_id="K7M2-9QXA"),
    )
    return replace(answer, **changes)  # type: ignore[arg-type]  # each test names real fields


@pytest.mark.parametrize("check", READING, ids=lambda check: check.__name__)
def test_reading(check: Callable[[Reader], None]) -> None:
    check(PAGE)


def test_says_who_wrote_what() -> None:
    (letter,) = PAGE.connector.normalize(
        (PAGE.samples / "message-lamp.json").read_bytes(), PAGE.access()
    )
    assert letter.remote_id == "K7M2-9QXA/1"
    assert letter.thread_id == "K7M2-9QXA"
    assert letter.author.handle == "ann@residents.example"
    assert letter.text == "The lamp at the corner of Mill Lane is broken.\nSince Sunday."
    assert letter.edge is Edge.PRIVATE
    assert letter.attachments[0].url == "uploads/2026/11/03/5f3a.jpg"
    assert letter.extra["consent"] == "yes"
    assert letter.extra["contact_kind"] == "email"


def test_a_second_letter_belongs_to_the_first() -> None:
    second = read(entry=2)
    assert second.remote_id == "K7M2-9QXA/2"
    assert (second.thread_id, second.parent_id) == ("K7M2-9QXA", "K7M2-9QXA/1")
    assert second.author.remote_id == read().author.remote_id


def test_claiming_an_address_makes_nobody_its_owner() -> None:
    first, second = read(contact="ann@x.test"), read(reference="OTHER-1", contact="ann@x.test")
    assert first.author.remote_id != second.author.remote_id


def test_consent_is_given_and_never_assumed() -> None:
    assert read().extra["consent"] == "no"
    assert read(consent="true").extra["consent"] == "no"
    assert read(consent=True).extra["consent"] == "yes"


@pytest.mark.parametrize("entry", [0, -1, 1.5, "2", True, 10**9])
def test_takes_no_number_that_is_none(entry: object) -> None:
    with pytest.raises(Unreadable):
        read(entry=entry)


def test_an_answer_is_on_the_page_under_one_name() -> None:
    sent = PAGE.connector.send(PAGE.access(), an_answer())
    assert sent.remote_id.startswith("K7M2-9QXA/answer-")
    assert PAGE.connector.send(PAGE.access(), an_answer()) == sent
    assert PAGE.connector.look_again(PAGE.access(), an_answer()) == sent


def test_p8_two_answers_never_share_a_name() -> None:
    names = {PAGE.connector.send(PAGE.access(), an_answer(key=key)).remote_id for key in ("a", "b")}
    assert len(names) == 2


def test_r2_an_answer_that_nobody_would_see_is_not_sent() -> None:
    with pytest.raises(Permanent) as refused:
        PAGE.connector.send(PAGE.access(), an_answer(target=None))
    assert refused.value.reason is Reason.TARGET_GONE
    assert not refused.value.account_is_broken
