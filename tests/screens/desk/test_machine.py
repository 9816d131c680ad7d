"""What a machine wrote is marked, kept by nobody, and never offered where a life may be at risk."""

import json
from collections.abc import Iterator

import pytest
from pytest_django import Settings

from clarion.desk.models import Case
from clarion.ledger import queries as ledger
from tests.channels.scripted import Scripted, answering, reply
from tests.makers.desk import Desk, a_case
from tests.screens.conftest import Screen

WRITES = "The bridge is open. [CHECK]"
CASE = 31


def at(case_id: int, deed: str = "") -> str:
    return f"/millbrook/desk/{case_id}/{deed}"


@pytest.fixture
def model(settings: Settings) -> Iterator[Scripted]:
    body = json.dumps({"choices": [{"message": {"content": WRITES}}]}).encode()
    with answering(reply(200, body)) as server:
        settings.MODEL_URL, settings.MODEL_NAME = f"{server.url}/v1", "small"
        settings.MODEL_KEY = ""
        yield server


def test_is_not_offered_where_there_is_none(desk: Desk, screen: Screen, case_id: int) -> None:
    assert "language model" not in screen.open(at(case_id), queries=CASE).words
    screen.send(at(case_id, "machine/"), {"wanted": "draft"})
    assert "No language model is set up here" in screen.open(at(case_id), queries=CASE).words


def test_writes_for_whoever_asked(
    desk: Desk, screen: Screen, case_id: int, model: Scripted
) -> None:
    words = {"wanted": "draft", "text": "My own", "edge": "public"}
    shown = screen.send_and_read(at(case_id, "machine/"), words, status=200)
    assert "Written by a machine: small" in shown.words
    assert WRITES in shown.words
    assert "nothing was sent" in shown.words
    assert "is the bridge open?" in model.requests[0].decode()
    assert desk.net.posts(author="townhall") == []
    again = screen.open(at(case_id), queries=CASE)
    assert WRITES not in again.words
    assert "My own" in again.words
    kept = list(ledger.history(office_id=desk.office_id, about=f"case:{case_id}"))
    assert [one.deed for one in kept if "machine" in one.deed] == ["machine asked", "machine wrote"]
    assert not any(WRITES in str(one) for one in kept)


def test_sums_up(desk: Desk, screen: Screen, case_id: int, model: Scripted) -> None:
    shown = screen.send_and_read(at(case_id, "machine/"), {"wanted": "summary"}, status=200)
    assert "Written by a machine" in shown.words
    assert b"sum up" in model.requests[0]


def test_is_never_asked_where_a_life_may_be_at_risk(
    desk: Desk, screen: Screen, model: Scripted
) -> None:
    case_id = a_case(desk, "@townhall she is not breathing, help")
    assert "language model" not in screen.open(at(case_id), queries=CASE).words
    screen.send(at(case_id, "machine/"), {"wanted": "draft"})
    assert model.requests == []
    assert "A person writes every word" in screen.open(at(case_id), queries=CASE).words


def test_is_never_asked_where_the_reading_alone_sees_a_danger(
    desk: Desk, screen: Screen, case_id: int, model: Scripted
) -> None:
    Case.objects.filter(pk=case_id).update(perhaps=True)
    assert "language model" not in screen.open(at(case_id), queries=CASE).words
    screen.send(at(case_id, "machine/"), {"wanted": "draft"})
    assert model.requests == []
    assert "says first that nobody is" in screen.open(at(case_id), queries=CASE).words


def test_its_silence_is_said(desk: Desk, screen: Screen, case_id: int, settings: Settings) -> None:
    with answering(reply(500)) as server:
        settings.MODEL_URL, settings.MODEL_NAME = f"{server.url}/v1", "small"
        screen.send(at(case_id, "machine/"), {"wanted": "draft"})
    assert "small did not answer" in screen.open(at(case_id), queries=CASE).words
