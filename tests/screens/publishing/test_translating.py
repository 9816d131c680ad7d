"""A statement is written in the office's languages on one page, each beside the original."""

from typing import Any

import pytest

from clarion.people.models import Office
from clarion.publishing.models import Translation
from tests.makers.publishing import Press, a_draft, a_statement, page
from tests.screens.conftest import Screen
from tests.screens.page import Page
from tests.screens.publishing.test_writing import typed

# As in one language, and the office for the marks of the translations.
WRITE = 34
FOLLOW, SAID, VERSIONS = 16, 17, 12
WELSH = {
    "headline_cy": "Mae Mill Lane ar gau",
    "text_cy": "Mae Mill Lane ar gau tan 18:00 ddydd Gwener. Weir Road. Nesaf am 15:00.",
    "translator_cy": "Dewi Morgan",
}


@pytest.fixture(autouse=True)
def languages(press: Press) -> None:
    """The office speaks three languages, one of them from right to left."""
    Office.objects.filter(pk=press.office_id).update(languages=["en", "cy", "ar"])


@pytest.fixture
def edition_id(press: Press) -> int:
    return a_draft(press)


@pytest.fixture
def write(here: str, edition_id: int) -> str:
    return f"{here}{edition_id}/"


def field(shown: Page, name: str) -> Any:
    return next(one for one in shown.dom.iter() if one.get("name") == name)


class TestWriting:
    def test_each_language_has_its_box_beside_the_original(
        self, screen: Screen, write: str
    ) -> None:
        shown = screen.open(write, queries=WRITE - 1)
        assert "Cymraeg: with words" not in shown.words
        welsh, arabic = field(shown, "text_cy"), field(shown, "text_ar")
        assert (welsh.get("lang"), welsh.get("dir")) == ("cy", "ltr")
        assert (arabic.get("lang"), arabic.get("dir")) == ("ar", "rtl")
        assert shown.words.count("The original") == 2

    def test_keeps_what_was_written_and_shows_it_as_it_will_stand(
        self, press: Press, edition_id: int, screen: Screen, write: str
    ) -> None:
        assert screen.send(write, typed(press, **WELSH)).status_code == 302
        row = Translation.objects.get(edition_id=edition_id)
        assert (row.headline, row.translator) == ("Mae Mill Lane ar gau", "Dewi Morgan")
        shown = screen.open(write, queries=WRITE)
        assert "Cymraeg: with words" in shown.words
        assert "Own page, Cymraeg" in shown.words
        assert "Translated by Dewi Morgan." in shown.words
        assert "EXERCISE. Mae Mill Lane ar gau" in shown.words

    def test_words_without_a_headline_are_words(
        self, press: Press, screen: Screen, write: str
    ) -> None:
        screen.send(write, typed(press, **WELSH | {"headline_cy": ""}))
        assert "Cymraeg: with words" in screen.open(write, queries=WRITE).words

    def test_a_page_that_did_not_ask_takes_nothing_away(
        self, press: Press, edition_id: int, screen: Screen, write: str
    ) -> None:
        screen.send(write, typed(press, **WELSH))
        screen.send(write, typed(press, seen_version=2))
        assert Translation.objects.filter(edition_id=edition_id).exists()

    def test_the_preview_says_which_language_lost_what(
        self, press: Press, screen: Screen, write: str
    ) -> None:
        wrong = WELSH | {"text_cy": "Mae Mill Lane ar gau tan 16:00 ddydd Gwener. Nesaf am 15:00."}
        answer = screen.send(f"{write}preview/", typed(press, **wrong))
        said = answer.content.decode()
        assert "It says 16:00, and the statement says 18:00." in said
        assert "Own page, Cymraeg." in said

    def test_an_account_speaks_the_language_that_is_chosen(
        self, press: Press, screen: Screen, write: str
    ) -> None:
        speaks = {f"speaks_{press.account_id}": "cy"}
        screen.send(write, typed(press, **WELSH, **speaks))
        shown = screen.open(write, queries=WRITE)
        chosen = field(shown, f"speaks_{press.account_id}")
        options = {one.get("value"): one.get("selected") for one in chosen.iter("option")}
        assert [value for value, picked in options.items() if picked is not None] == ["cy"]
        assert f"speaks_{press.page_id}" not in {one.get("name") for one in shown.dom.iter()}
        assert shown.words.count("Mae Mill Lane ar gau tan 18:00") >= 3

    def test_an_office_with_one_language_is_asked_for_none(
        self, press: Press, screen: Screen, write: str
    ) -> None:
        Office.objects.filter(pk=press.office_id).update(languages=["en"])
        shown = screen.open(write, queries=WRITE - 1)
        names = {one.get("name") or "" for one in shown.dom.iter()}
        assert not {name for name in names if name.startswith(("speaks_", "text_"))}

    def test_somebody_elses_words_are_compared_with_all_of_mine(
        self, press: Press, screen: Screen, write: str
    ) -> None:
        screen.send(write, typed(press))
        answer = screen.send(write, typed(press, **WELSH))
        assert answer.status_code == 409
        assert "Mae Mill Lane ar gau" in answer.content.decode()

    def test_earlier_versions_keep_every_language(
        self, press: Press, screen: Screen, write: str
    ) -> None:
        screen.send(write, typed(press, **WELSH))
        shown = screen.open(f"{write}versions/", queries=VERSIONS)
        assert "Mae Mill Lane ar gau" in shown.words


class TestFollowing:
    def test_shows_each_language_and_who_translated_it(
        self, press: Press, here: str, screen: Screen, write: str
    ) -> None:
        screen.send(write, typed(press, **WELSH, then="submit"))
        shown = screen.open(write, queries=FOLLOW + 2)  # and who is there to sign it
        assert "In other languages" in shown.words
        assert "Translated by Dewi Morgan." in shown.words
        signing = screen.client.get(here.replace("/publish/", "/signatures/")).content.decode()
        assert 'lang="cy"' in signing
        assert "Translated by Dewi Morgan" in signing

    def test_gives_its_short_address(self, press: Press, here: str, screen: Screen) -> None:
        edition_id = a_statement(press)
        shown = screen.open(f"{here}{edition_id}/", queries=SAID)
        slug = here.split("/")[1]
        assert f"/{slug}/{page(press, edition_id).code}" in shown.words

    def test_a_text_without_room_carries_the_short_address(
        self, press: Press, screen: Screen, write: str, edition_id: int
    ) -> None:
        words = f"{'Mill Lane is closed. ' * 30}"
        answer = screen.send(f"{write}preview/", typed(press, text=words))
        slug = write.split("/")[1]
        assert f"/{slug}/{page(press, edition_id).code}" in answer.content.decode()
