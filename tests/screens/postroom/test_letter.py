"""Typing in what came over the counter, with the name of whoever took it down."""

import pytest

from clarion.kit.actor import Actor
from clarion.postroom.models import Message
from tests.makers.letterbox import a_counter, sort_all
from tests.makers.people import a_person, an_actor, an_office
from tests.screens.conftest import Screen

pytestmark = pytest.mark.django_db

HERE = "/wick/letter/new/"
WORDS = {"way": "call", "text": "No water since six.", "name": "Ann Example"}


@pytest.fixture
def chief(screen: Screen) -> Actor:
    actor = an_actor(office_id=an_office(slug="wick"))
    screen.sign_in(actor)
    return actor


def test_says_that_there_is_no_counter_yet(screen: Screen, chief: Actor) -> None:
    assert "There is no counter yet" in screen.open(HERE, queries=4).words
    page = screen.send_and_read(HERE, WORDS, status=200)
    assert "There is no counter yet" in page.words
    assert not Message.objects.exists()


def test_keeps_the_words_and_who_took_them_down(screen: Screen, chief: Actor) -> None:
    a_counter(by=chief)
    assert screen.send(HERE, WORDS).status_code == 302
    sort_all(chief.office_id)
    message: Message = Message.objects.get()
    assert message.text == "No water since six."
    assert message.correspondent.name == "Ann Example"
    assert (message.extra["way"], message.extra["taken_by"]) == ("call", chief.name)
    assert f"Kept as {message.remote_id}." in screen.open(HERE, queries=4).words


def test_continues_an_earlier_conversation(screen: Screen, chief: Actor) -> None:
    a_counter(by=chief)
    screen.send(HERE, WORDS)
    sort_all(chief.office_id)
    first: Message = Message.objects.get()
    screen.send(HERE, WORDS | {"way": "letter", "answers": first.remote_id.lower()})
    sort_all(chief.office_id)
    assert Message.objects.filter(thread_id=first.remote_id).count() == 2


def test_is_for_those_who_answer(screen: Screen, chief: Actor) -> None:
    screen.sign_in(a_person(by=chief, role="Platform administrator"))
    assert screen.client.get(HERE).status_code == 403
    assert screen.send(HERE, WORDS).status_code == 403
