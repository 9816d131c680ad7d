"""Agreed beforehand, on screen: asked for, agreed, filled in, seen, and said."""

from datetime import timedelta

import pytest

from clarion.kit import clock
from clarion.kit.actor import Actor
from clarion.publishing import queries
from clarion.signoff import queries as signoff
from clarion.signoff.actions import sign
from tests.makers.people import a_person
from tests.makers.publishing import Press
from tests.screens.conftest import Screen

pytestmark = pytest.mark.django_db

AGREED = 6
SAY = 6
OFFICER = "Communications officer"


@pytest.fixture
def duty(press: Press) -> Actor:
    return a_person(by=press.chief, role=OFFICER)


def proposal(press: Press) -> dict[str, object]:
    day = clock.now() + timedelta(days=30)
    return {
        "name": "Flood warning",
        "headline": "Flood at [place]",
        "text": "Leave [place] by [time].",
        "theme": "safety",
        "language": "en",
        "account_ids": list(press.accounts),
        "roles": [OFFICER],
        "valid_until_0": f"{day:%Y-%m-%d}",
        "valid_until_1": "12:00",
        "per_day": "2",
    }


@pytest.fixture
def standing_id(press: Press, here: str, screen: Screen) -> int:
    """Ask on screen, and let the chain agree."""
    answer = screen.send(f"{here}agreed/new/", proposal(press))
    assert answer.status_code == 302, answer.content.decode()
    shown = screen.open(f"{here}agreed/", queries=AGREED)
    assert "Waits for the chain" in shown.words
    (asked,) = signoff.open_requests(office_id=press.office_id)
    sign(request_id=asked.id, by=press.signer, at=clock.now())
    return int(asked.about.partition(":")[2])


def test_shows_who_agreed_and_until_when(
    press: Press, here: str, screen: Screen, standing_id: int
) -> None:
    shown = screen.open(f"{here}agreed/", queries=AGREED)
    assert f"Agreed by {press.signer.name}" in shown.words
    assert "2 times within a day, 0 so far" in shown.words
    assert not any("Say it" in one for one in shown.links()), "the chief is no duty officer"


def test_shows_exactly_what_leaves_and_then_says_it(
    here: str, screen: Screen, duty: Actor, standing_id: int
) -> None:
    screen.sign_in(duty)
    place = f"{here}agreed/{standing_id}/"
    shown = screen.open(place, queries=SAY)
    assert "Leave [place] by [time]." in shown.words
    assert "Say it now" not in shown.words
    blanks = {"blank_0": "Mill Lane", "blank_1": "soon"}
    shown = screen.send_and_read(place, blanks | {"then": "say"}, status=422)
    assert "That does not fit here." in shown.words
    blanks["blank_1"] = "23:59"  # never past
    shown = screen.send_and_read(place, blanks | {"then": "show"}, status=200)
    assert "Leave Mill Lane by 23:59." in shown.words
    assert not queries.listed(office_id=duty.office_id, tab="timed")[0]
    answer = screen.send(place, blanks | {"then": "say"})
    assert answer.status_code == 302
    (line,) = queries.listed(office_id=duty.office_id, tab="timed")[0]
    assert line.headline == "Flood at Mill Lane"


def test_says_why_the_chain_cannot_be_asked(press: Press, here: str, screen: Screen) -> None:
    words = proposal(press) | {"text": "[who] must leave."}
    shown = screen.send_and_read(f"{here}agreed/new/", words, status=422)
    assert "[who] cannot stay open" in shown.words


def test_is_ended_by_whoever_runs_the_office(
    here: str, screen: Screen, duty: Actor, standing_id: int
) -> None:
    screen.send(f"{here}agreed/{standing_id}/end/")
    screen.sign_in(duty)
    shown = screen.open(f"{here}agreed/{standing_id}/", queries=SAY)
    assert "Not in force" in shown.words
    assert "Show what leaves" not in shown.words
