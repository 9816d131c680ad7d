"""Parked arrivals: seen with their reason, read again by one press, never lost."""

import pytest

from clarion.people import queries as people
from clarion.postroom.models import Arrival
from clarion.postroom.web.parked import PAGE
from tests.makers.desk import Desk
from tests.makers.people import a_person
from tests.makers.postroom import a_parked_arrival, sort
from tests.screens.conftest import Screen


@pytest.fixture
def here(desk: Desk, screen: Screen) -> str:
    screen.sign_in(desk.chief)
    return f"/{people.office(desk.office_id).slug}/parked/"


def test_says_that_everything_could_be_read(screen: Screen, here: str) -> None:
    assert "Nothing is parked" in screen.open(here, queries=4).words


def test_o18_shows_the_reason_and_how_it_begins(screen: Screen, desk: Desk, here: str) -> None:
    a_parked_arrival(desk, kind="post.sung")
    page = screen.open(here, queries=4)
    assert "an event of a kind that we do not know: post.sung" in page.words
    assert '"type": "post.sung"' in page.words
    assert "townhall, FakeNet" in page.words


def test_o18_reads_one_again(screen: Screen, desk: Desk, here: str) -> None:
    arrival_id = a_parked_arrival(desk)
    screen.send(f"{here}replay/", {"arrival": arrival_id})
    assert Arrival.objects.get(pk=arrival_id).state == "stored"
    sort(desk)
    assert "parked 2 times" in screen.open(here, queries=4).words


def test_reads_again_only_what_is_still_parked(screen: Screen, desk: Desk, here: str) -> None:
    """Two people press the same button: the second press is no error."""
    arrival_id = a_parked_arrival(desk)
    for _ in range(2):
        response = screen.send(f"{here}replay/", {"arrival": [arrival_id, 987_654, "nonsense"]})
        assert response.status_code == 302
    assert "0 arrivals are being read again" in screen.open(here, queries=4).words


@pytest.mark.parametrize("number", ["9" * 5_000, "٣"])
def test_what_is_no_number_is_no_error(screen: Screen, here: str, number: str) -> None:
    assert screen.send(f"{here}replay/", {"arrival": [number]}).status_code == 302
    screen.open(f"{here}?before={number}", queries=4)


def test_shows_a_page_at_a_time(screen: Screen, desk: Desk, here: str) -> None:
    for _ in range(PAGE + 1):
        oldest = a_parked_arrival(desk)
    page = screen.open(here, queries=4)
    older = page.links()["Older →"]
    assert "← Newest" not in page.links()
    last = screen.open(f"{here}{older}", queries=4)
    assert len(list(last.dom.iter("pre"))) == 1
    assert "← Newest" in last.links()
    assert oldest


def test_is_for_those_who_may_replay(screen: Screen, desk: Desk, here: str) -> None:
    arrival_id = a_parked_arrival(desk)
    screen.sign_in(a_person(by=desk.chief, role="Contact handler"))
    assert screen.send(f"{here}replay/", {"arrival": arrival_id}).status_code == 403
    assert screen.client.get(here).status_code == 403
