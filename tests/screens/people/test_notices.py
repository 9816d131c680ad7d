"""Everybody says for themselves what they are told by e-mail, and in which hours not."""

from datetime import time

import pytest

from clarion.kit.actor import Actor
from clarion.people import queries
from clarion.people.actions import Happening
from tests.makers.people import an_actor, an_office
from tests.screens.conftest import Screen

pytestmark = pytest.mark.django_db

HERE = "/account/notices/"
PAGE = 4


@pytest.fixture
def me(screen: Screen) -> Actor:
    actor = an_actor(office_id=an_office())
    screen.sign_in(actor)
    return actor


def test_keeps_what_somebody_wishes(screen: Screen, me: Actor) -> None:
    words = {"happenings": ["emergency", "delivery"], "quiet_from": "22:00", "quiet_until": "07:00"}
    assert screen.send(HERE, words).status_code == 302
    wishes = queries.wishes_of(staff_id=me.person)
    assert wishes.happenings == {Happening.EMERGENCY, Happening.DELIVERY}
    assert (wishes.quiet_from, wishes.quiet_until) == (time(22), time(7))
    page = screen.open(HERE, queries=PAGE)
    assert "Kept." in page.words
    assert page.value("quiet_from") == "22:00"


def test_half_quiet_hours_are_refused_at_the_field(screen: Screen, me: Actor) -> None:
    page = screen.send_and_read(HERE, {"quiet_from": "22:00"}, status=422)
    assert "Quiet hours need a beginning and an end" in page.words


def test_nobody_without_a_name_wishes_anything(screen: Screen) -> None:
    assert screen.send(HERE).status_code == 302
    assert "sign-in" in screen.send(HERE).headers["Location"]
