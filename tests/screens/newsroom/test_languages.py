"""Anybody reads it in their own language, or is told in it where the words are."""

from datetime import timedelta
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from django.utils import translation
from pytest_django import Settings

from clarion.newsroom.actions import print_pages
from clarion.newsroom.public import pages
from clarion.people import queries as people
from clarion.people.models import Office
from clarion.publishing.actions import Translated, begin_edition, revise, withdraw
from tests.makers.people import NOW, an_office
from tests.makers.publishing import (
    Press,
    a_statement,
    page,
    see_off,
    send_for_signature,
    signed,
    wording,
)
from tests.screens.conftest import Screen
from tests.screens.newsroom.test_newsroom import ATOM, FRONT, ONE, the_database_down
from tests.screens.page import Page, text_of

LATER = NOW + timedelta(minutes=20)
WELSH = Translated(
    headline="Mae Mill Lane ar gau",
    text="Mae Mill Lane ar gau tan 18:00 ddydd Gwener. Defnyddiwch Weir Road. Nesaf am 15:00.",
)
ARABIC = Translated(
    headline="طريق ميل لين مغلق",
    text="الطريق مغلق حتى الساعة ١٨:٠٠. التحديث القادم الساعة ١٥:٠٠.",
)
BOTH = {"cy": WELSH, "ar": ARABIC}
OWN = "news.town.example"


@pytest.fixture(autouse=True)
def languages(press: Press) -> None:
    """The office speaks three languages; in Arabic the house has no sentences."""
    Office.objects.filter(pk=press.office_id).update(languages=["en", "cy", "ar"])


@pytest.fixture
def news(press: Press) -> str:
    return f"/{people.office(press.office_id).slug}/news/"


def said(press: Press, **changed: Any) -> str:
    """Say it in three languages, and return its code."""
    return page(press, a_statement(press, **{"translations": BOTH, **changed})).code


def corrected(press: Press, **changed: Any) -> str:
    """Say it in three languages, correct it in English alone, and return its code."""
    first = a_statement(press, translations=BOTH)
    second = begin_edition(edition_id=first, by=press.chief, at=LATER)
    now = {"headline": "Mill Lane is open", "text": "Mill Lane is open again."}
    words = wording(press, **{**now, "translations": {}, **changed})
    revise(edition_id=second, seen_version=0, wording=words, by=press.chief, at=LATER)
    send_for_signature(press, second, at=LATER)
    signed(press, second, at=LATER)
    see_off(press, at=LATER)
    return page(press, second).code


def root(shown: Page) -> tuple[str | None, str | None]:
    (html,) = [one for one in shown.dom.iter() if one.tag == "html"]
    return html.get("lang"), html.get("dir")


def spoken(shown: Page, language: str) -> str:
    """Return what stands there in a language, as a machine that reads aloud knows it."""
    return " ".join(text_of(one) for one in shown.dom.iter() if one.get("lang") == language)


class TestOne:
    def test_the_original_lists_the_others_by_their_own_names(
        self, press: Press, news: str, screen: Screen
    ) -> None:
        code = said(press)
        shown = screen.open(f"{news}{code}/", queries=ONE)
        assert shown.links()["Cymraeg"] == f"{news}{code}/cy/"
        assert shown.links()["العربيّة"] == f"{news}{code}/ar/"
        alternates = {
            one.get("hreflang"): one.get("href")
            for one in shown.dom.iter("link")
            if one.get("hreflang")
        }
        assert set(alternates) == {"en", "cy", "ar", "x-default"}
        assert alternates["cy"].startswith("http")
        assert alternates["cy"].endswith(f"{news}{code}/cy/")

    def test_a_translation_is_a_page_of_its_language(
        self, press: Press, news: str, screen: Screen
    ) -> None:
        shown = screen.open(f"{news}{said(press)}/cy/", queries=ONE)
        assert root(shown) == ("cy", "ltr")
        assert shown.heading == "EXERCISE. Mae Mill Lane ar gau"
        assert "Cyfieithiad yw hwn. Iaith y gwreiddiol: English." in shown.words
        assert "Everything that we have said" not in shown.words

    def test_a_language_that_runs_the_other_way_does(
        self, press: Press, news: str, screen: Screen
    ) -> None:
        shown = screen.open(f"{news}{said(press)}/ar/", queries=ONE)
        assert root(shown) == ("ar", "rtl")
        assert "طريق ميل لين مغلق" in shown.heading
        assert "This is a translation." in spoken(shown, "en"), "marked as English"

    def test_the_language_of_the_original_leads_to_it(
        self, press: Press, news: str, screen: Screen
    ) -> None:
        code = said(press)
        assert screen.client.get(f"{news}{code}/en/").headers["Location"] == f"{news}{code}/"

    def test_missing_words_are_said_to_be_missing_in_that_language(
        self, press: Press, news: str, screen: Screen
    ) -> None:
        code = said(press, translations={})
        shown = screen.open(f"{news}{code}/cy/", queries=ONE)
        assert "Dim ond yn yr iaith hon y mae'r geiriau hyn: English." in shown.words
        assert "Use Weir Road." in spoken(shown, "en")
        assert "Cymraeg" not in screen.open(f"{news}{code}/", queries=ONE).links()
        screen.open(f"{news}{code}/ar/", queries=ONE, status=404)
        screen.open(f"{news}{code}/fr/", queries=ONE, status=404)

    def test_a_correction_without_a_translation_never_lets_old_words_stand(
        self, press: Press, news: str, screen: Screen
    ) -> None:
        code = corrected(press)
        shown = screen.open(f"{news}{code}/cy/", queries=ONE)
        assert shown.heading == "Cywirwyd"
        assert "Dim ond yn yr iaith hon y mae'r cywiriad: English." in shown.words
        assert "Mill Lane is open again." in spoken(shown, "en")
        struck = " ".join(text_of(one) for one in shown.dom.iter("del"))
        assert WELSH.text in struck
        assert shown.words.count(WELSH.text) == 1
        assert "Cymraeg" not in screen.open(f"{news}{code}/", queries=ONE).links()

    def test_words_that_nobody_may_read_are_gone_in_every_language(
        self, press: Press, news: str, screen: Screen
    ) -> None:
        code = corrected(press, removes_old_words=True)
        shown = screen.open(f"{news}{code}/cy/", queries=ONE)
        assert "Mae Mill Lane" not in shown.words
        assert "ac nid yw'n cael ei ddangos mwyach." in shown.words

    def test_a_translated_correction_shows_what_it_said_before(
        self, press: Press, news: str, screen: Screen
    ) -> None:
        now = Translated(
            headline="Mae ar agor", text="Mae Mill Lane ar agor.", mistake="Roedd yn anghywir."
        )
        code = corrected(press, translations={"cy": now})
        shown = screen.open(f"{news}{code}/cy/", queries=ONE)
        assert shown.heading == "EXERCISE. Mae ar agor"
        assert "Roedd yn anghywir." in shown.words
        before = shown.words.partition("Beth oedd yma o'r blaen")[2]
        assert WELSH.text in before
        assert "Corrected" in screen.open(f"{news}{code}/ar/", queries=ONE).heading

    def test_a_withdrawn_one_is_gone_in_every_language(
        self, press: Press, news: str, screen: Screen
    ) -> None:
        edition_id = a_statement(press, translations=BOTH)
        now = page(press, edition_id)
        withdraw(statement_id=now.statement_id, why="The wrong road.", by=press.chief, at=LATER)
        see_off(press, at=LATER)
        shown = screen.open(f"{news}{now.code}/cy/", queries=ONE, status=410)
        assert shown.heading == "Tynnwyd yn ôl"
        assert "Peidiwch â dibynnu arno." in shown.words
        assert "The wrong road." not in shown.words
        assert "Mae Mill Lane" not in shown.words

    def test_another_office_has_none_of_it(self, press: Press, screen: Screen) -> None:
        code = said(press)
        other = people.office(an_office()).slug
        screen.open(f"/{other}/news/{code}/cy/", queries=2, status=404)


class TestFront:
    def test_a_reader_of_one_language_is_kept_from_nothing(
        self, press: Press, news: str, screen: Screen
    ) -> None:
        code = said(press)
        a_statement(press, headline="The bridge is closed", account_ids=(press.page_id,))
        shown = screen.open(f"{news}cy/", queries=FRONT)
        assert root(shown) == ("cy", "ltr")
        assert shown.heading == "Beth rydym wedi'i ddweud"
        assert shown.links()["EXERCISE. Mae Mill Lane ar gau"] == f"{news}{code}/cy/"
        assert "EXERCISE. The bridge is closed" in spoken(shown, "en")
        assert "Dim ond yn yr iaith hon" in shown.words
        assert shown.links()["English"] == f"{news}en/"

    def test_says_in_its_language_that_there_is_nothing(
        self, press: Press, news: str, screen: Screen
    ) -> None:
        assert "Dim byd eto." in screen.open(f"{news}cy/", queries=3).words

    def test_an_office_with_one_language_has_one_front(
        self, press: Press, news: str, screen: Screen
    ) -> None:
        Office.objects.filter(pk=press.office_id).update(languages=["en"])
        screen.open(f"{news}en/", queries=3, status=404)
        assert screen.client.get(f"{news}en/feed.atom").status_code == 404


class TestFeeds:
    def entries(self, screen: Screen, address: str) -> list[tuple[str, str]]:
        fed = ElementTree.fromstring(screen.client.get(address).content)
        return [
            (one.findtext(f"{ATOM}title") or "", one.findtext(f"{ATOM}summary") or "")
            for one in fed.iter(f"{ATOM}entry")
        ]

    def test_each_language_has_its_own(self, press: Press, news: str, screen: Screen) -> None:
        said(press)
        fed = screen.client.get(f"{news}cy/feed.atom").content.decode()
        assert 'xml:lang="cy"' in fed
        ((title, words),) = self.entries(screen, f"{news}cy/feed.atom")
        assert (title, words) == ("EXERCISE. Mae Mill Lane ar gau", WELSH.text)
        assert screen.client.get(f"{news}cy/feed.rss").status_code == 200
        assert screen.client.get(f"{news}fr/feed.atom").status_code == 404

    def test_the_feed_of_everything_stays_as_it_was(
        self, press: Press, news: str, screen: Screen
    ) -> None:
        said(press)
        ((title, words),) = self.entries(screen, f"{news}feed.atom")
        assert title == "EXERCISE. Mill Lane is closed"
        assert "Mae Mill Lane" not in words

    def test_it_is_in_the_language_of_the_office_whoever_asks(
        self, press: Press, news: str, screen: Screen, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        said(press)
        monkeypatch.setattr(pages, "feed_of", lambda *_any: translation.get_language())
        monkeypatch.setattr(pages, "feed_in_of", lambda *_any: translation.get_language())
        for path in ("feed.atom", "cy/feed.rss"):
            fed = screen.client.get(f"{news}{path}", headers={"accept-language": "de"})
            assert fed.content == b"en", path

    def test_a_correction_elsewhere_takes_the_old_words_out(
        self, press: Press, news: str, screen: Screen
    ) -> None:
        corrected(press)
        ((title, words),) = self.entries(screen, f"{news}cy/feed.atom")
        assert title == "EXERCISE. Mill Lane is open"
        assert words.startswith("Cywirwyd hyn.")
        assert "Mae Mill Lane" not in words


class TestPrinted:
    def test_what_is_printed_is_what_is_served(
        self, press: Press, news: str, screen: Screen, home: Path
    ) -> None:
        code = said(press)
        print_pages(by=press.clockwork, at=LATER)
        folder = home / "newsroom" / news.split("/")[1]
        for path in (f"{code}/", f"{code}/cy/", f"{code}/ar/", "cy/", "ar/", "en/"):
            served = screen.client.get(f"{news}{path}").content.decode()
            assert (folder / f"{path}index.html").read_text(encoding="utf-8") == served, path
        for path in ("cy/feed.atom", "ar/feed.rss"):
            served = screen.client.get(f"{news}{path}").content.decode()
            assert (folder / path).read_text(encoding="utf-8") == served, path

    def test_it_stands_while_the_database_is_down(
        self, press: Press, news: str, screen: Screen, home: Path
    ) -> None:
        code = said(press)
        print_pages(by=press.clockwork, at=LATER)
        with the_database_down():
            for address in (f"{news}{code}/cy/", f"{news}cy/", f"{news}cy/feed.atom"):
                assert "Mae Mill Lane" in screen.client.get(address).content.decode()

    def test_a_correction_is_printed_over_the_old_words_in_every_language(
        self, press: Press, home: Path
    ) -> None:
        said(press)
        print_pages(by=press.clockwork, at=NOW)
        code = corrected(press)
        print_pages(by=press.clockwork, at=LATER)
        (printed,) = home.rglob(f"{code}/cy/index.html")
        text = printed.read_text(encoding="utf-8")
        assert "Cywirwyd hyn." in text
        assert text.index("<del>") < text.index(WELSH.text)

    def test_a_language_that_is_no_more_leaves_no_page_behind(
        self, press: Press, home: Path
    ) -> None:
        code = said(press, translations={})
        print_pages(by=press.clockwork, at=NOW)
        assert list(home.rglob(f"{code}/cy/index.html"))
        Office.objects.filter(pk=press.office_id).update(languages=["en"])
        print_pages(by=press.clockwork, at=LATER)
        assert not list(home.rglob(f"{code}/cy"))


class TestShortLinks:
    def test_leads_to_the_statement_and_counts_nobody(
        self, press: Press, news: str, screen: Screen
    ) -> None:
        code, slug = said(press), news.split("/")[1]
        with the_database_down():
            for typed in (code, code.lower(), f"{code[:4]}-{code[4:]}"):
                answer = screen.client.get(f"/{slug}/{typed}")
                assert answer.status_code == 301
                assert answer.headers["Location"] == f"{news}{code}/"
                assert not answer.cookies
            answer = screen.client.get(f"/{slug}/{code}/cy")
            assert answer.headers["Location"] == f"{news}{code}/cy/"

    def test_works_for_what_was_corrected_and_withdrawn(
        self, press: Press, news: str, screen: Screen
    ) -> None:
        code, slug = corrected(press), news.split("/")[1]
        shown = screen.client.get(f"/{slug}/{code}", follow=True)
        assert "Mill Lane is open" in shown.content.decode()

    def test_a_code_that_nobody_gave_leads_nowhere(self, news: str, screen: Screen) -> None:
        slug = news.split("/")[1]
        assert screen.client.get(f"/{slug}/ZZZZZZZZ", follow=True).status_code == 404


class TestOwnName:
    @pytest.fixture(autouse=True)
    def named(self, settings: Settings, news: str) -> None:
        slug = news.split("/")[1]
        settings.NEWS_HOSTS = {slug: OWN}
        settings.NEWS_URLS = {slug: f"https://{OWN}"}
        settings.ALLOWED_HOSTS = [*settings.ALLOWED_HOSTS, OWN]

    def get(self, screen: Screen, address: str, **how: Any) -> Any:
        return screen.client.get(address, headers={"host": OWN}, **how)

    def test_the_shortest_link_of_all_leads_there(
        self, press: Press, news: str, screen: Screen
    ) -> None:
        code = said(press)
        assert self.get(screen, f"/{code}").headers["Location"] == f"{news}{code}/"
        assert self.get(screen, f"/{code}/cy").headers["Location"] == f"{news}{code}/cy/"
        assert self.get(screen, f"{news}{code}/cy/").status_code == 200

    def test_its_first_page_is_the_news(self, press: Press, screen: Screen) -> None:
        said(press)
        assert "Mill Lane is closed" in self.get(screen, "/").content.decode()

    def test_pages_and_feeds_use_the_name(self, press: Press, news: str, screen: Screen) -> None:
        code = said(press)
        shown = screen.client.get(f"{news}{code}/").content.decode()
        assert f'href="https://{OWN}{news}{code}/cy/"' in shown
        fed = screen.client.get(f"{news}feed.atom").content.decode()
        assert f'href="https://{OWN}{news}{code}/"' in fed
        assert f"<id>https://{OWN}" not in fed.partition("<entry>")[2], "an entry stays the same"

    @pytest.mark.parametrize("address", ["/sign-in/", "/health", "{slug}/publish/", "/account/"])
    def test_nobody_works_there(self, news: str, screen: Screen, address: str) -> None:
        slug = f"/{news.split('/')[1]}"
        assert self.get(screen, address.format(slug=slug)).status_code == 404

    def test_no_other_office_speaks_under_it(self, screen: Screen) -> None:
        other = people.office(an_office()).slug
        assert self.get(screen, f"/{other}/news/").status_code == 404
        assert screen.client.get(f"/{other}/news/").status_code == 200
