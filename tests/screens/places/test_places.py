"""The places of an office at the screen."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from clarion.kit.actor import Actor
from clarion.places import actions
from clarion.places.queries import PAGE_SIZE
from tests.makers.people import NOW, a_person, an_actor, an_office
from tests.screens.conftest import Screen

PLACES = "/weirford/settings/places/"
NEW = {"name": "Mill Lane", "kind": "road", "other_names": "The Mill", "area": "Weirford"}


@pytest.fixture
def chief(screen: Screen) -> Actor:
    """The first of an office, signed in."""
    chief = an_actor(office_id=an_office(slug="weirford"))
    screen.sign_in(chief)
    return chief


def send_file(screen: Screen, content: bytes) -> str:
    """Send a list, and return where it can be looked at."""
    file = SimpleUploadedFile("streets.csv", content, content_type="text/csv")
    return str(screen.send(f"{PLACES}bring/", {"file": file}).headers["Location"])


def test_says_what_would_be_here_and_how(chief: Actor, screen: Screen) -> None:
    page = screen.open(PLACES, queries=6)
    assert "No places yet" in page.words
    assert "Bring a list" in page.links()


def test_adds_finds_and_removes_a_place(chief: Actor, screen: Screen) -> None:
    screen.open(f"{PLACES}new/", queries=3)
    assert screen.send(f"{PLACES}new/", NEW).headers["Location"] == PLACES
    page = screen.open(f"{PLACES}?q=the+mill", queries=6)
    assert "Mill Lane" in page.words
    assert "Your office knows 1 place by name." in page.words
    place_id = a_place(chief)
    assert screen.send(f"{PLACES}{place_id}/remove/").status_code == 302
    page = screen.open(PLACES, queries=6)
    assert "Mill Lane" in page.words
    assert "Weir Road" not in page.words


def a_place(chief: Actor) -> int:
    said = {"name": "Weir Road", "kind": "road", "lat": "", "lon": "", "area": ""}
    return actions.add_place(**said, other_names=(), by=chief, at=NOW)


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"name": "!!"}, "It has no name with letters in it."),
        ({"lat": "91", "lon": "0"}, "Its point lies on no globe, or is only half there."),
        ({"kind": "alley"}, "What it is"),
    ],
)
def test_says_what_is_wrong_with_a_place(
    chief: Actor, screen: Screen, wrong: dict[str, str], words: str
) -> None:
    page = screen.send_and_read(f"{PLACES}new/", NEW | wrong, status=422)
    assert words in page.words


def test_shows_a_list_before_it_is_taken_with_what_is_left_out(
    chief: Actor, screen: Screen
) -> None:
    look = send_file(screen, b"name,kind,lat,lon\nMill Lane,road,51.5,-3.2\nHope,alley,,\n")
    page = screen.open(look, queries=4)
    assert "1 place can be taken. 1 line is left out." in page.words
    assert "Its kind is none of those that there are." in page.words
    assert "51.5000, -3.2000" in page.words
    assert "No places yet" in screen.open(PLACES, queries=6).words


def test_takes_a_list_and_undoes_it(chief: Actor, screen: Screen) -> None:
    look = send_file(screen, b"name,kind\nMill Lane,road\n")
    assert screen.send(look, {"what": "replace"}).headers["Location"] == PLACES
    page = screen.open(PLACES, queries=6)
    assert "1 place is new." in page.words
    assert "The last list is streets.csv" in page.words
    screen.send(f"{look}undo/")
    assert "No places yet" in screen.open(PLACES, queries=6).words


@pytest.mark.parametrize("content", [b"not a list", b"\xff", b"name,kind\n,road\n"])
def test_says_what_is_wrong_with_a_file(chief: Actor, screen: Screen, content: bytes) -> None:
    file = SimpleUploadedFile("streets.csv", content, content_type="text/csv")
    page = screen.send_and_read(f"{PLACES}bring/", {"file": file}, status=422)
    assert "There is a problem" in page.words


def test_asks_for_a_file(chief: Actor, screen: Screen) -> None:
    screen.open(f"{PLACES}bring/", queries=3)
    screen.send_and_read(f"{PLACES}bring/", {}, status=422)


def test_turns_pages(chief: Actor, screen: Screen) -> None:
    lines = "".join(f"Street {number:03},road\n" for number in range(PAGE_SIZE + 1))
    screen.send(send_file(screen, f"name,kind\n{lines}".encode()), {"what": "add"})
    first = screen.open(f"{PLACES}?q=street", queries=6)
    assert f"Street {PAGE_SIZE:03}" not in first.words
    last = screen.open(f"{PLACES}?q=street&page=2", queries=6)
    assert f"Street {PAGE_SIZE:03}" in last.words
    assert "Before" in last.words


@pytest.mark.parametrize("page", ["0", "-1", "x", "99999999", "²"])
def test_a_page_that_there_is_not_does_no_harm(chief: Actor, screen: Screen, page: str) -> None:
    screen.open(f"{PLACES}?page={page}", queries=6)


def test_a_search_for_nothing_says_so(chief: Actor, screen: Screen) -> None:
    a_place(chief)
    assert "No place has these words" in screen.open(f"{PLACES}?q=%00xyz", queries=6).words


def test_whoever_does_not_manage_the_office_sees_no_door(chief: Actor, screen: Screen) -> None:
    screen.sign_in(a_person(by=chief))
    assert screen.client.get(PLACES).status_code == 403
