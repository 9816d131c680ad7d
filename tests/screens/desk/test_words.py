"""Snippets and keyword lists at the screen."""

from datetime import timedelta

from clarion.desk.actions import write_keyword_list, write_snippet
from clarion.kit import clock
from tests.makers.desk import Desk
from tests.makers.people import NOW, a_person
from tests.screens.conftest import Screen

WORDS = "/millbrook/desk/words/"


def a_snippet(desk: Desk, *, days: int = 7) -> int:
    return write_snippet(
        title="Bins",
        text="Dear {person}",
        language="en",
        owner_id=desk.chief.person,
        expires_on=(NOW + timedelta(days=days)).date(),
        by=desk.chief,
        at=NOW,
    )


def said(desk: Desk, **other: str) -> dict[str, str]:
    soon = clock.now().date() + timedelta(days=9)
    words = {"title": "Bins", "text": "Dear {person}", "language": "en"}
    return words | {"owner_id": str(desk.chief.person), "expires_on": soon.isoformat()} | other


def test_says_what_would_be_here(desk: Desk, screen: Screen) -> None:
    page = screen.open(WORDS, queries=6)
    assert "No snippets yet" in page.words
    assert "No keyword lists yet" in page.words


def test_tells_an_owner_what_has_expired(desk: Desk, screen: Screen) -> None:
    a_snippet(desk)
    page = screen.open(WORDS, queries=6)
    assert "Expired Look at it again, or end it." in page.words


def test_writes_changes_and_ends_a_snippet(desk: Desk, screen: Screen) -> None:
    screen.open(f"{WORDS}snippets/new/", queries=4)
    assert screen.send(f"{WORDS}snippets/new/", said(desk)).headers["Location"] == WORDS
    page = screen.open(WORDS, queries=6)
    change = page.links()["Bins"]
    screen.open(change, queries=5)
    assert screen.send(change, said(desk, title="Bins and bags")).status_code == 302
    assert "Bins and bags" in screen.open(WORDS, queries=6).words
    screen.send(f"{change}end/")
    assert "No snippets yet" in screen.open(WORDS, queries=6).words


def test_keeps_the_rumour_that_a_snippet_answers(desk: Desk, screen: Screen) -> None:
    rumour = "The water is poisoned.\r\nThey put something into the water!"
    screen.send(f"{WORDS}snippets/new/", said(desk, rumour=rumour))
    page = screen.open(WORDS, queries=6)
    assert "Rumour “The water is poisoned.”" in page.words
    change = page.links()["Bins"]
    assert "They put something into the water!" in screen.open(change, queries=5).words
    screen.send(change, said(desk))
    assert "Rumour" not in screen.open(WORDS, queries=6).words


def test_says_what_is_wrong_with_a_snippet(desk: Desk, screen: Screen) -> None:
    page = screen.send_and_read(f"{WORDS}snippets/new/", said(desk, text="Dear {name}"), status=422)
    assert "There is no variable {name}." in page.words
    assert "Dear {name}" in page.words


def test_writes_changes_and_drops_a_list(desk: Desk, screen: Screen) -> None:
    screen.open(f"{WORDS}lists/new/", queries=4)
    words = {"name": "Roads", "terms": "pothole\r\n sinkhole ", "weight": "6", "team_id": ""}
    assert screen.send(f"{WORDS}lists/new/", words).status_code == 302
    page = screen.open(WORDS, queries=6)
    assert "pothole, sinkhole" in page.words
    change = page.links()["Roads"]
    screen.open(change, queries=5)
    assert screen.send(change, words | {"name": "Other", "weight": "2"}).status_code == 302
    page = screen.open(WORDS, queries=6)
    assert "Roads" in page.words
    assert "Other" not in page.words
    screen.send(f"{change}drop/")
    assert "No keyword lists yet" in screen.open(WORDS, queries=6).words


def test_lets_nobody_write_without_the_power(desk: Desk, screen: Screen) -> None:
    list_id = write_keyword_list(
        name="Roads", terms=["x"], weight=1, team_id=None, by=desk.chief, at=NOW
    )
    snippet_id = a_snippet(desk)
    screen.sign_in(a_person(by=desk.chief, role="Contact handler"))
    page = screen.open(WORDS, queries=6)
    assert "Write a snippet" not in page.words
    for address in (
        f"{WORDS}snippets/new/",
        f"{WORDS}snippets/{snippet_id}/",
        f"{WORDS}snippets/{snippet_id}/end/",
        f"{WORDS}lists/new/",
        f"{WORDS}lists/{list_id}/",
        f"{WORDS}lists/{list_id}/drop/",
    ):
        assert screen.send(address, said(desk)).status_code == 403, address
