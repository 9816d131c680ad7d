"""What was said in public, in a list, opened, and at the desk to which somebody took it."""

import pytest

from clarion.desk.actions import triage
from clarion.kit import clock
from tests.makers.desk import desk_queries_untriaged
from tests.makers.letterbox import a_counter, sort_all
from tests.makers.listening import Ear, a_watch, an_ear, hears
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
