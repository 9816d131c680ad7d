"""Everybody says for themselves what they are told by e-mail, and in which hours not."""

from datetime import time

import pytest

from clarion.kit.actor import Actor
from clarion.people import queries
from clarion.people.actions import Happening, end_membership
from tests.makers.people import NOW, an_actor, an_office, membership_id
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


def test_what_one_is_told_before_one_has_said_anything_is_ticked(screen: Screen, me: Actor) -> None:
    ticked = {
        one.get("value")
        for one in screen.open(HERE, queries=PAGE).dom.iter("input")
        if one.get("name") == "happenings" and one.get("checked") is not None
    }
    assert {"emergency", "unanswered", "lost"} <= ticked
    assert "begins" not in ticked


def test_half_quiet_hours_are_refused_at_the_field(screen: Screen, me: Actor) -> None:
    page = screen.send_and_read(HERE, {"quiet_from": "22:00"}, status=422)
    assert "Quiet hours need a beginning and an end" in page.words


def test_whoever_works_nowhere_any_more_is_told_that_there_is_nothing_to_tell(
    screen: Screen, me: Actor
) -> None:
    before = queries.wishes_of(staff_id=me.person)
    chief = an_actor(office_id=me.office_id)
    end_membership(membership_id=membership_id(me), by=chief, at=NOW)
    page = screen.send_and_read(HERE, {"happenings": ["account"]}, status=422)
    assert "You work in no office" in page.words
    assert queries.wishes_of(staff_id=me.person) == before


def test_nobody_without_a_name_wishes_anything(screen: Screen) -> None:
    assert screen.send(HERE).status_code == 302
    assert "sign-in" in screen.send(HERE).headers["Location"]
