"""The postroom shows who was told what by e-mail, and through which mailbox."""

import pytest

from clarion.kit import clock
from clarion.kit.actor import Actor
from clarion.people import queries as people
from clarion.people.actions import Happening, Telling, tell, wish_notices
from clarion.postroom.actions import carry_notice
from tests.makers.desk import Desk
from tests.makers.people import an_actor, an_office
from tests.screens.conftest import Screen

pytestmark = pytest.mark.django_db


def told(who: Actor) -> None:
    """Tell somebody something, and carry it."""
    now, by = clock.now(), Actor.clockwork(who.office_id)
    wish_notices(
        happenings=[Happening.DELIVERY],
        quiet_from=None,
        quiet_until=None,
        by=who,
        at=now,
    )
    line = "Something has not left"
    what = Telling(
        happening=Happening.DELIVERY,
        about="dispatch:1",
        once="late:1",
        line=line,
        link="https://d/",
    )
    tell(what=what, whom=[who.person], by=by, at=now)
    for notice in people.notices(office_id=who.office_id):
        carry_notice(notice_id=notice.id, by=by, at=now)


def slug(who: Actor) -> str:
    return people.office(who.office_id).slug


def test_says_that_nobody_is_told_and_why(screen: Screen) -> None:
    chief = an_actor(office_id=an_office())
    screen.sign_in(chief)
    told(chief)
    page = screen.open(f"/{slug(chief)}/notices/", queries=5)
    assert "The office has connected no mailbox" in page.words
    elsewhere = screen.client.get(f"/{slug(chief)}/accounts/").content.decode()
    assert "1 e-mail to a colleague or guest may not have arrived." in elsewhere
    assert "Not told the office has chosen no mailbox" in page.words


def test_an_exercise_shows_its_letters(screen: Screen, desk: Desk) -> None:
    screen.sign_in(desk.chief)
    told(desk.chief)
    assert (
        "An exercise writes to nobody"
        in screen.open(f"/{slug(desk.chief)}/notices/", queries=5).words
    )
    page = screen.open(f"/{slug(desk.chief)}/pretended/", queries=4)
    assert "EXERCISE: Something has not left" in page.words


def test_a_live_office_has_no_pretended_mail(screen: Screen) -> None:
    chief = an_actor(office_id=an_office())
    screen.sign_in(chief)
    assert screen.client.get(f"/{slug(chief)}/pretended/").status_code == 404
