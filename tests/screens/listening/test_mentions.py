"""What was said in public, in a list, opened, and at the desk to which somebody took it."""

import re

import pytest

from clarion.desk.actions import triage
from clarion.kit import clock
from clarion.listening.actions import note_recognized
from clarion.reading.known import Recognized
from tests.makers.desk import desk_queries_untriaged
from tests.makers.letterbox import a_counter, sort_all
from tests.makers.listening import Ear, a_watch, an_ear, hears
from tests.makers.rumours import RUMOUR, SAYS, a_rumour, compare
from tests.screens.conftest import Screen
from tests.screens.listening.test_listening import HEARD, HERE


@pytest.fixture
def ear(screen: Screen) -> Ear:
    ear = an_ear(slug="wick", at=clock.now())
    screen.sign_in(ear.chief)
    return ear


def test_a_list_shows_nobody_how_to_ring_a_resident_and_an_opened_mention_does(
    ear: Ear, screen: Screen
) -> None:
    a_watch(ear, at=clock.now())
    (one,) = hears(ear, "no water here, ring me on 07700 900123", at=clock.now())
    shown = screen.open(HERE, queries=HEARD)
    assert "ring me on ••••• ••••23" in shown.words
    assert "900123" not in shown.words
    assert "07700 900123" in screen.open(f"{HERE}mentions/{one.pk}/", queries=11).words


def test_an_opened_mention_shows_the_words_behind_what_was_read_in_it(
    ear: Ear, screen: Screen
) -> None:
    a_watch(ear, at=clock.now())
    words = "I am furious, no water here since this morning, when will it be back?"
    (one,) = hears(ear, words, at=clock.now())
    shown = screen.open(f"{HERE}mentions/{one.pk}/", queries=11).words
    assert "How soonToday" in shown
    assert "How soon (it has gone on, or they have gone without): since this morning" in shown
    assert "How it sounds (anger): furious" in shown
    assert "What they want: furious" in shown


def test_the_desk_says_where_what_was_taken_up_was_heard(ear: Ear, screen: Screen) -> None:
    a_counter(by=ear.chief)
    a_watch(ear, at=clock.now())
    (one,) = hears(ear, "no water here", at=clock.now())
    screen.send(f"{HERE}mentions/{one.pk}/take-up/")
    sort_all(ear.office_id)
    ids = dict(desk_queries_untriaged())[ear.office_id]
    (case_id,) = triage(message_ids=ids, by=ear.clockwork, at=clock.now())
    heard = f"Heard on Letters, taken up by {ear.chief.name}"
    assert heard in screen.client.get("/wick/desk/").content.decode()
    assert heard in screen.client.get(f"/wick/desk/{case_id}/").content.decode()


def test_a_mention_says_what_we_know_of_it_and_by_which_words(ear: Ear, screen: Screen) -> None:
    a_rumour(ear.chief, at=clock.now())
    a_watch(ear, "water", at=clock.now())
    said, other = hears(ear, SAYS, "the water is lovely", at=clock.now())
    waits = screen.open(f"{HERE}mentions/{said.pk}/", queries=11)
    assert "It was not compared with what we know." in waits.words
    compare(ear.office_id, at=clock.now())
    shown = screen.open(f"{HERE}mentions/{said.pk}/", queries=11)
    assert f"Ready words: {RUMOUR}" in shown.words
    assert "It says what is rumoured." in shown.words
    assert re.search(r"\d\d % sure that it is about the same, by [^.]*poisoned", shown.words)
    assert shown.links()[RUMOUR] == "/wick/desk/words/"
    nothing = screen.open(f"{HERE}mentions/{other.pk}/", queries=11)
    assert "Nothing known. No rumour, no statement and no answer" in nothing.words


def test_what_we_wrote_to_one_person_is_named_on_a_mention_and_not_shown(
    ear: Ear, screen: Screen
) -> None:
    a_watch(ear, "library", at=clock.now())
    (one,) = hears(ear, "is Kirkgate library open on Sunday?", at=clock.now())
    its = Recognized(
        about="case:7", way="answered", said="2026-000007", percent=91, words=("library",),
        differs=(), stance=None, side=None,
    )  # fmt: skip
    note_recognized(found={one.pk: [its]}, by=ear.clockwork, at=clock.now())
    shown = screen.open(f"{HERE}mentions/{one.pk}/", queries=11)
    assert "Answered before: 2026-000007" in shown.words
    assert "Somebody asked us the same." in shown.words
    assert shown.links()["2026-000007"] == "/wick/about/case:7/"
