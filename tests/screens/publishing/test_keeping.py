"""A draft is saved while it is written, and two who have it open know of each other."""

import json
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from clarion.kit import clock
from clarion.publishing import actions
from clarion.publishing.actions import look_at, revise, submit
from tests.flows.test_pictures import a_picture
from tests.makers.people import NOW
from tests.makers.publishing import LINK, Press, a_draft, page, wording
from tests.screens.conftest import Screen
from tests.screens.publishing.test_writing import typed


@pytest.fixture
def edition_id(press: Press) -> int:
    return a_draft(press)


@pytest.fixture
def keep(here: str, edition_id: int) -> str:
    return f"{here}{edition_id}/keep/"


def test_keeps_what_is_written_and_says_when(
    press: Press, edition_id: int, screen: Screen, keep: str
) -> None:
    answer = screen.send(keep, typed(press, text="Half a sen", window="w1", turn=1))
    said = json.loads(answer.content)
    assert said["version"] == 2
    assert said["words"].startswith("Saved ")
    assert page(press, edition_id).text == "Half a sen"


def test_keeps_the_words_beside_a_time_that_is_not_whole_yet(
    press: Press, edition_id: int, screen: Screen, keep: str
) -> None:
    half = typed(press, text="Half", when="later", due_at_0="2026-12-24", due_at_1="")
    assert screen.send(keep, half).status_code == 200
    now = page(press, edition_id)
    assert (now.text, now.due_at) == ("Half", None)


def test_says_what_cannot_be_kept(press: Press, edition_id: int, screen: Screen, keep: str) -> None:
    answer = screen.send(keep, typed(press, headline="x" * 301))
    assert answer.status_code == 422
    assert "Headline" in json.loads(answer.content)["words"]
    assert page(press, edition_id).version == 1


def test_overwrites_nobody(press: Press, edition_id: int, screen: Screen, keep: str) -> None:
    words = wording(press, text="Theirs.")
    revise(edition_id=edition_id, seen_version=1, wording=words, by=press.signer, at=NOW)
    answer = screen.send(keep, typed(press, text="Mine.", window="w1", turn=1))
    assert answer.status_code == 409
    assert press.signer.name in json.loads(answer.content)["words"]
    assert page(press, edition_id).text == "Theirs."


def test_changes_nothing_that_was_sent_for_signature(
    press: Press, edition_id: int, screen: Screen, keep: str
) -> None:
    submit(edition_id=edition_id, seen_version=1, link=LINK, by=press.chief, at=NOW)
    assert screen.send(keep, typed(press, text="Mine.")).status_code == 409
    assert page(press, edition_id).text != "Mine."


def test_what_a_colleague_saves_behind_ones_own_save_is_not_seen_by_a_refusal(
    press: Press,
    edition_id: int,
    screen: Screen,
    here: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def somebody_is_quicker(**named: object) -> None:
        theirs(press, edition_id, seen_version=2)
        raise actions.SlotTaken

    monkeypatch.setattr(actions, "take_slot", somebody_is_quicker)
    mine = typed(press, text="Mine.", then="slot_1_2027-07-01T09:00:00+00:00")
    shown = screen.send_and_read(f"{here}{edition_id}/", mine, status=422)
    assert shown.value("seen_version") == "2"
    (beat,) = [one.get("data-heartbeat") for one in shown.dom.iter() if one.get("data-heartbeat")]
    assert beat.endswith("?seen=2")
    again = typed(press, text="Mine.", seen_version=shown.value("seen_version"))
    assert "Theirs." in screen.send_and_read(f"{here}{edition_id}/", again, status=409).words
    assert page(press, edition_id).text == "Theirs."


def test_what_a_colleague_saves_while_pictures_are_looked_at_is_not_sent_unseen(
    press: Press,
    edition_id: int,
    screen: Screen,
    here: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    add = actions.add_pictures

    def slowly(**named: Any) -> actions.Added:
        theirs(press, edition_id, seen_version=2)
        return add(**named)

    monkeypatch.setattr(actions, "add_pictures", slowly)
    picture = SimpleUploadedFile("fair.jpg", a_picture().content, "image/jpeg")
    mine = typed(press, text="Mine.", then="submit", pictures=picture)
    assert "Theirs." in screen.send_and_read(f"{here}{edition_id}/", mine, status=409).words
    now = page(press, edition_id)
    assert (now.state, now.text, len(now.pictures)) == ("draft", "Theirs.", 1)


def theirs(press: Press, edition_id: int, *, seen_version: int) -> None:
    words = wording(press, text="Theirs.")
    revise(edition_id=edition_id, seen_version=seen_version, wording=words, by=press.signer, at=NOW)


def test_shows_who_has_it_open_too(
    press: Press, edition_id: int, screen: Screen, here: str
) -> None:
    address = f"{here}{edition_id}/here/?seen=1"
    assert screen.send(address).content.strip() == b""
    look_at(edition_id=edition_id, by=press.signer, at=clock.now())
    assert f"{press.signer.name} has this draft open too." in screen.send(address).content.decode()


def test_an_error_leads_to_what_it_is_about(
    press: Press, edition_id: int, screen: Screen, here: str
) -> None:
    sent = typed(press, text="A woman has died at the scene.", then="submit")
    shown = screen.send_and_read(f"{here}{edition_id}/", sent, status=422)
    (summary,) = [one for one in shown.dom.iter("div") if one.get("class") == "govuk-error-summary"]
    assert [one.get("href") for one in summary.iter("a")] == ["#preview"]
    past = typed(press, when="later", due_at_0="2020-01-01", due_at_1="10:00", then="submit")
    past["seen_version"] = 2
    shown = screen.send_and_read(f"{here}{edition_id}/", past, status=422)
    (summary,) = [one for one in shown.dom.iter("div") if one.get("class") == "govuk-error-summary"]
    assert [one.get("href") for one in summary.iter("a")] == ["#id_due_at_0"]
