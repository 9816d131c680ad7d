"""The frame around every page: cheap, and the same wherever one is."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import RequestFactory
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from clarion.config.frame import frame
from clarion.kit.actor import Actor
from clarion.people import queries as people
from clarion.postroom.actions import Terms, place_hold
from tests.makers.people import NOW, a_person, an_actor, an_office

pytestmark = pytest.mark.django_db

# What is held; what waits at the door, for a signature, to be read again, to be mended, to be
# agreed to among people, and in publishing; cases; promises; what was heard; who signs emergencies;
# the weekly sample; who was to be told and was not, colleagues and those who wrote.
QUESTIONS_MAX = 15

SPARES_EMERGENCIES = Terms(spares=("emergency",))


def frame_of(actor: Actor) -> tuple[dict[str, Any], int]:
    assert actor.staff_id is not None
    request: Any = RequestFactory().get("/")
    request.user = people.person(actor.staff_id)
    request.office, request.actor = people.office(actor.office_id), actor
    with CaptureQueriesContext(connection) as asked:
        return frame(request), len(asked)


def test_asks_few_questions_of_those_who_may_do_everything() -> None:
    _, questions = frame_of(an_actor(office_id=an_office()))
    assert questions <= QUESTIONS_MAX


def test_asks_even_fewer_of_those_who_could_do_nothing_about_the_answers() -> None:
    chief = an_actor(office_id=an_office())
    handler = a_person(by=chief, role="Contact handler")
    assert frame_of(handler)[1] < frame_of(chief)[1]


def test_says_who_holds_what_and_why() -> None:
    chief = an_actor(office_id=an_office())
    hold = frame_of(chief)[0]["hold"]
    assert (hold.words, hold.held, hold.sheet) == ("Nothing held", False, True)
    place_hold(scope="everything", why="Mill Lane flood", by=chief, at=NOW)
    with timezone.override("Europe/London"):
        hold = frame_of(chief)[0]["hold"]
    assert hold.words == f"Everything held by {chief.name} 10:00: Mill Lane flood"
    assert (hold.held, hold.sheet) == (True, False)


def test_says_what_a_hold_spares_and_who_may_still_send() -> None:
    chief = an_actor(office_id=an_office())
    second = an_actor(office_id=chief.office_id)
    place_hold(scope="everything", why="Flood", terms=SPARES_EMERGENCIES, by=chief, at=NOW)
    with timezone.override("Europe/London"):
        hold = frame_of(chief)[0]["hold"]
    assert hold.words.startswith(
        f"Everything except emergencies held by {chief.name} 10:00: Flood. Emergencies: nobody can"
    ), "two people are one too few: one writes, two others sign"
    third = an_actor(office_id=chief.office_id)
    hold = frame_of(chief)[0]["hold"]
    names = sorted((chief.name, second.name, third.name))
    assert hold.words.endswith(f": Flood. Emergencies: {', '.join(names)}")
    assert hold.sheet, "there is more to hold"
    place_hold(scope="everything", why="Rumour", by=chief, at=NOW)
    hold = frame_of(chief)[0]["hold"]
    assert hold.words.endswith(": Rumour"), "what another hold covers is not spared"
    assert not hold.sheet


def test_says_that_a_hold_is_to_be_looked_at_again() -> None:
    chief = an_actor(office_id=an_office())
    terms = Terms(look_at=NOW + timedelta(hours=1))
    place_hold(scope="everything", why="Flood", terms=terms, by=chief, at=NOW)
    with timezone.override("Europe/London"):
        assert frame_of(chief)[0]["hold"].words.endswith("To be looked at again since 11:00")
