"""The page of what may be about a life: for whoever listens, and for whoever assesses."""

import pytest

from clarion.kit import clock
from clarion.listening.models import Mention
from tests.makers.letterbox import a_counter
from tests.makers.listening import Ear, a_watch, an_ear, hears
from tests.makers.people import a_person
from tests.screens.conftest import Screen

HERE = "/wick/listening/"
# Who asks (3); what waits, perhaps, and was set aside, and which watches found what is there (4).
DANGERS = 7


@pytest.fixture
def ear(screen: Screen) -> Ear:
    ear = an_ear(slug="wick", at=clock.now())
    screen.sign_in(ear.chief)
    a_watch(ear, "Mill Lane", at=clock.now())
    return ear


@pytest.fixture
def danger(ear: Ear) -> Mention:
    (one,) = hears(ear, "help, my mum wont wake up, Mill Lane 4", at=clock.now())
    return one


def test_what_may_be_about_a_life_is_set_aside_and_taken_back(
    ear: Ear, danger: Mention, screen: Screen
) -> None:
    page = screen.open(f"{HERE}dangers/", queries=DANGERS)
    assert "my mum wont wake up" in page.words
    assert "Nobody has looked at these" in page.words
    screen.send(f"{HERE}mentions/{danger.pk}/harmless/")
    page = screen.open(f"{HERE}dangers/", queries=DANGERS)
    assert "Nothing waits" in page.words
    assert f"{ear.chief.name} found no life at risk" in page.words
    opened = screen.open(f"{HERE}mentions/{danger.pk}/", queries=11)
    assert "Let it wait again" in opened.words
    screen.send(f"{HERE}mentions/{danger.pk}/waits/")
    assert "Called harmless last" not in screen.open(f"{HERE}dangers/", queries=DANGERS).words


def test_whoever_assesses_sees_this_of_listening_and_nothing_else(
    ear: Ear, danger: Mention, screen: Screen
) -> None:
    a_counter(by=ear.chief)
    screen.sign_in(a_person(by=ear.chief))
    page = screen.open(f"{HERE}dangers/", queries=DANGERS)
    assert "my mum wont wake up" in page.words
    assert "Watches" not in page.words
    assert f"{HERE}mentions/{danger.pk}/" not in page.links().values()
    for refused in (HERE, f"{HERE}mentions/{danger.pk}/", f"{HERE}watches/"):
        assert screen.client.get(refused).status_code == 403
    answer = screen.client.post(f"{HERE}mentions/{danger.pk}/take-up/", follow=True)
    assert answer.redirect_chain[-1][0] == f"{HERE}dangers/"
    assert "Taken up" in answer.content.decode()


def test_without_either_power_there_is_no_such_page(ear: Ear, screen: Screen) -> None:
    screen.sign_in(a_person(by=ear.chief, role="Platform administrator"))
    assert screen.client.get(f"{HERE}dangers/").status_code == 403


def test_an_old_page_number_that_is_none_shows_the_newest(
    ear: Ear, danger: Mention, screen: Screen
) -> None:
    assert "wont wake up" in screen.open(f"{HERE}dangers/?before=x", queries=DANGERS).words
    assert (
        "Nothing waits"
        in screen.open(f"{HERE}dangers/?before={danger.pk}", queries=DANGERS - 1).words
    )
