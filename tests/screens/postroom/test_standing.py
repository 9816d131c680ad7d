"""Standing words: what may leave without a second person is said, and can be taken back."""

import pytest

from clarion.people import queries as people
from clarion.signoff import queries as signoff
from tests.makers.desk import Desk
from tests.makers.people import a_person
from tests.screens.conftest import Screen


@pytest.fixture
def here(desk: Desk, screen: Screen) -> str:
    screen.sign_in(desk.chief)
    return f"/{people.office(desk.office_id).slug}/standing/"


def test_begins_one(screen: Screen, desk: Desk, here: str) -> None:
    words = {
        "sentence": "Supervisors may answer in private.",
        "edges": ["private"],
        "roles": ["Desk supervisor"],
        "networks": ["fakenet"],
    }
    screen.send(here, words)
    begun = signoff.standing_words(office_id=desk.office_id)[-1]
    assert (begun.roles, begun.networks, begun.edges, begun.life_risk) == (
        ("Desk supervisor",),
        ("fakenet",),
        ("private",),
        False,
    )
    page = screen.open(here, queries=7)
    assert "Supervisors may answer in private." in page.words
    assert "On which networks FakeNet" in page.words


def test_needs_to_know_who_can_read_the_answers(screen: Screen, desk: Desk, here: str) -> None:
    page = screen.send_and_read(here, {"sentence": "Anything goes."}, status=422)
    assert "Who can read these answers: Choose at least one." in page.words
    assert len(signoff.standing_words(office_id=desk.office_id)) == 1


def test_ends_one(screen: Screen, desk: Desk, here: str) -> None:
    (word,) = signoff.standing_words(office_id=desk.office_id)
    screen.send(f"{here}{word.id}/end/")
    assert (
        "Every answer waits until a second person has signed it."
        in screen.open(here, queries=7).words
    )


def test_is_for_those_who_manage_the_office(screen: Screen, desk: Desk, here: str) -> None:
    (word,) = signoff.standing_words(office_id=desk.office_id)
    screen.sign_in(a_person(by=desk.chief, role="Desk supervisor"))
    assert screen.client.get(here).status_code == 403
    assert screen.send(f"{here}{word.id}/end/").status_code == 403
