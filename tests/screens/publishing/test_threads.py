"""A thread is chosen, seen post by post before it is signed, and followed as one."""

from typing import Any

from clarion.kit import clock
from clarion.postroom.actions import place_hold
from tests.makers.people import NOW
from tests.makers.publishing import Press, a_draft, a_statement, page, see_off, signed, submitted
from tests.screens.conftest import Screen
from tests.screens.page import Page, text_of
from tests.screens.publishing.buttons import buttons
from tests.screens.publishing.test_follow import FOLLOW, SAID
from tests.screens.publishing.test_writing import WRITE, typed

LONG = "The road is shut until 18:00 on Friday. Use Weir Road. " * 12
THREE = "Mill Lane is closed.\n---\nUse Weir Road.\n---\nMore at 15:00."
COMMENT = "The map: https://town.example/map"


def as_thread(press: Press, **changed: Any) -> dict[str, Any]:
    return {"text": THREE, "threads": frozenset({press.account_id}), **changed}


def posts_of(shown: Page) -> list[str]:
    """Return the posts of a thread as a page shows them."""
    return [text_of(one) for one in shown.dom.iter("li") if one.get("class") == "thread__post"]


class TestWriting:
    def test_offers_a_thread_where_the_whole_does_not_fit(
        self, press: Press, here: str, screen: Screen
    ) -> None:
        shown = screen.open(f"{here}{a_draft(press, text=LONG)}/", queries=WRITE)
        assert "It could be a thread of 3 posts" in shown.words
        assert "As a thread of numbered posts" in shown.words
        assert "First comment on FakeNet, townhall" in shown.words
        assert "First comment on Own page" not in shown.words

    def test_shows_each_post_with_its_count(self, press: Press, here: str, screen: Screen) -> None:
        edition_id = a_draft(press)
        chosen = {f"thread_{press.account_id}": "thread", f"comment_{press.account_id}": COMMENT}
        screen.send(f"{here}{edition_id}/", typed(press, text=THREE, **chosen))
        shown = screen.open(f"{here}{edition_id}/", queries=WRITE)
        assert "As a thread of 3 posts." in shown.words
        posts = posts_of(shown)
        assert len(posts) == 4
        assert posts[1] == "28/300EXERCISE. Use Weir Road.2/3"
        assert posts[3].startswith("First comment")
        assert COMMENT in posts[3]

    def test_previews_what_is_not_saved(self, press: Press, here: str, screen: Screen) -> None:
        edition_id = a_draft(press)
        chosen = {f"thread_{press.account_id}": "thread"}
        words = typed(press, text=THREE, **chosen)
        answer = screen.send(f"{here}{edition_id}/preview/", words)
        assert "2/3" in answer.content.decode()
        assert page(press, edition_id).audiences[1].as_thread is False

    def test_a_sentence_longer_than_a_post_is_a_stop(
        self, press: Press, here: str, screen: Screen
    ) -> None:
        endless = "and on " * 60
        chosen = {f"thread_{press.account_id}": "thread", "then": "submit"}
        edition_id = a_draft(press)
        words = typed(press, text=f"It goes on {endless}.", **chosen)
        shown = screen.send_and_read(f"{here}{edition_id}/", words, status=422)
        assert "Post 2 of the thread is" in shown.words
        assert "divide it with a line of three dashes (---)" in shown.words


class TestFollowing:
    def test_shows_each_post_with_what_became_of_it(
        self, press: Press, here: str, screen: Screen
    ) -> None:
        comments = {press.account_id: COMMENT}
        edition_id = a_statement(press, **as_thread(press, comments=comments))
        shown = screen.open(f"{here}{edition_id}/", queries=SAID)
        assert "All of it is said" in shown.words
        posts = posts_of(shown)
        assert [one[:13] for one in posts] == [
            "Post 1 of 3 E",
            "Post 2 of 3 E",
            "Post 3 of 3 E",
            "First comment",
        ]

    def test_a_half_said_one_can_be_finished(self, press: Press, here: str, screen: Screen) -> None:
        refusal = {"status": 403, "code": "forbidden"}
        press.net.fault("posts.create", "refuse", times=1, after=1, **refusal)
        edition_id = a_statement(press, at=clock.now(), **as_thread(press))
        shown = screen.open(f"{here}{edition_id}/", queries=SAID)
        assert "1 of 3 said" in shown.words
        assert "Not everybody has got it" in shown.words
        assert [one for one in buttons(shown) if "FakeNet" in one] == ["Say the rest on FakeNet"]
        number = page(press, edition_id).audiences[1].id
        screen.send(f"{here}rendition/{number}/again/")
        see_off(press, at=clock.now())
        shown = screen.open(f"{here}{edition_id}/", queries=SAID)
        assert "All of it is said" in shown.words

    def test_a_held_one_says_how_far_it_got(self, press: Press, here: str, screen: Screen) -> None:
        edition_id = submitted(press, **as_thread(press))
        signed(press, edition_id)
        place_hold(scope="everything", why="A rumour", by=press.chief, at=NOW)
        see_off(press)
        shown = screen.open(f"{here}{edition_id}/", queries=FOLLOW + 3)  # what holds it
        assert "0 of 3 said" in shown.words
