"""Anybody can check whether something was said, sees altered words, and can check the chain."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client

from clarion.newsroom import queries
from clarion.newsroom.actions import add_imprints
from clarion.newsroom.models import Imprint
from clarion.newsroom.queries import Verdict
from clarion.people import queries as people
from clarion.publishing.actions import begin_edition, revise, withdraw
from fakenet import FakeNet
from tests.makers.people import NOW
from tests.makers.publishing import (
    WORDS,
    Press,
    a_press_office,
    a_statement,
    page,
    see_off,
    send_for_signature,
    signed,
    wording,
)

LATER = NOW + timedelta(minutes=20)


@pytest.fixture
def press(net: FakeNet, committed: None) -> Press:
    return a_press_office(net)


@pytest.fixture
def code(press: Press) -> str:
    """The code of a statement that stands."""
    edition_id = a_statement(press)
    assert add_imprints(by=press.clockwork, at=NOW) == 1
    assert add_imprints(by=press.clockwork, at=NOW) == 0
    return page(press, edition_id).code


def correct(press: Press, text: str, **changed: Any) -> None:
    first = page(press, 1)
    second = begin_edition(edition_id=first.id, by=press.chief, at=LATER)
    words = wording(press, text=text, **changed)
    revise(edition_id=second, seen_version=0, wording=words, by=press.chief, at=LATER)
    send_for_signature(press, second, at=LATER)
    signed(press, second, at=LATER)
    see_off(press, at=LATER)
    add_imprints(by=press.clockwork, at=LATER)


def test_knows_its_words_by_code_and_by_heart(code: str) -> None:
    assert queries.check_code(code=f"{code[:4]}-{code[4:]}".lower()).verdict is Verdict.TRUE
    assert queries.check_text(text=WORDS).verdict is Verdict.TRUE


def test_shows_which_words_were_altered(code: str) -> None:
    found = queries.check_text(text=WORDS.replace("18:00", "06:00"))
    assert found.verdict is Verdict.ALTERED
    shown = Client().get("/verify/", {"text": WORDS.replace("18:00", "06:00")}).content.decode()
    assert "These are not the words" in shown
    assert "<ins>06</ins>" in shown


def test_knows_nothing_of_what_was_never_said(code: str) -> None:
    found = queries.check_text(text="The zoo is open and the lions are asleep.")
    assert found.verdict is Verdict.UNKNOWN
    assert queries.check_code(code="AAAA-AAAA").verdict is Verdict.UNKNOWN
    assert queries.check_text(text="'; & | !").verdict is Verdict.UNKNOWN


def test_says_that_it_was_corrected_or_withdrawn(press: Press, code: str) -> None:
    correct(press, "Mill Lane is open again. The next update is at 15:00.")
    assert queries.check_text(text=WORDS).verdict is Verdict.OLD
    assert queries.check_code(code=code).verdict is Verdict.TRUE
    statement_id = page(press, 1).statement_id
    withdraw(statement_id=statement_id, why="Wrong road", by=press.chief, at=LATER)
    add_imprints(by=press.clockwork, at=LATER)
    for copy in (WORDS, WORDS.replace("18:00", "23:00")):
        assert queries.check_text(text=copy).verdict is Verdict.WITHDRAWN
        shown = Client().get("/verify/", {"text": copy}).content.decode()
        assert "withdrawn" in shown
        assert "comparison__words" not in shown


def test_words_that_nobody_may_read_any_more_are_shown_nowhere(press: Press, code: str) -> None:
    correct(press, "A man has been arrested.", removes_old_words=True)
    for copy in (WORDS, WORDS.replace("18:00", "23:00")):
        assert queries.check_text(text=copy).verdict is Verdict.REPLACED
        shown = Client().get("/verify/", {"text": copy}).content.decode()
        assert "put right since" in shown
        assert "comparison__words" not in shown
    assert queries.check_code(code=code).verdict is Verdict.TRUE
    slug = people.office(press.office_id).slug
    links = Client().get(f"/{slug}/news/chain.json").json()["links"]
    assert [bool(link["text"]) for link in links] == [False, False, True]
    assert add_imprints(by=press.clockwork, at=LATER) == 0


def test_trusts_no_record_that_was_tampered_with(code: str) -> None:
    Imprint.objects.update(text=WORDS.replace("18:00", "20:00"))
    assert queries.check_code(code=code).verdict is Verdict.BROKEN


def test_gives_the_chain_to_anybody(press: Press, code: str) -> None:
    slug = people.office(press.office_id).slug
    said = Client().get(f"/{slug}/news/chain.json").json()
    assert [link["code"] for link in said["links"]] == [code]
    assert Client().get(f"/{slug}/news/chain.json?after=1").json()["links"] == []
