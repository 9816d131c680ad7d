"""The newsroom: anybody reads what was said, what it said before, and what was withdrawn."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from django.db import OperationalError, connection

from clarion.kit.actor import Actor
from clarion.kit.refusals import NotAllowed
from clarion.newsroom.actions import print_pages
from clarion.people import queries as people
from clarion.publishing.actions import begin_edition, revise, withdraw
from clarion.publishing.queries.saying import published as public
from tests.makers.people import NOW, an_office
from tests.makers.publishing import (
    MISTAKE,
    Press,
    a_draft,
    a_statement,
    page,
    see_off,
    send_for_signature,
    signed,
    submitted,
    wording,
)
from tests.screens.conftest import Screen
from tests.screens.page import text_of

# The office, what it said last, and the statements with their editions and translations.
FRONT = 7
# The office, the statement, and its editions and translations.
ONE = 6
NOTHING = 3
LATER = NOW + timedelta(minutes=20)
ATOM = "{http://www.w3.org/2005/Atom}"


@pytest.fixture
def news(press: Press) -> str:
    return f"/{people.office(press.office_id).slug}/news/"


def code(press: Press, edition_id: int) -> str:
    return page(press, edition_id).code


def spoken(code: str) -> str:
    return f"{code[:4]}-{code[4:]}"


def corrected(press: Press, **changed: Any) -> int:
    first = a_statement(press)
    second = begin_edition(edition_id=first, by=press.chief, at=LATER)
    said = {"headline": "Mill Lane is open", "text": "Mill Lane is open again."}
    words = wording(press, **(said | changed))
    revise(edition_id=second, seen_version=0, wording=words, by=press.chief, at=LATER)
    send_for_signature(press, second, at=LATER)
    signed(press, second, at=LATER)
    see_off(press, at=LATER)
    return second


def withdrawn(press: Press, edition_id: int) -> int:
    statement_id = page(press, edition_id).statement_id
    withdraw(statement_id=statement_id, why="It was the wrong road.", by=press.chief, at=LATER)
    see_off(press, at=LATER)
    return edition_id


class TestFront:
    def test_says_what_would_be_here(self, press: Press, news: str, screen: Screen) -> None:
        shown = screen.open(news, queries=NOTHING)
        assert shown.heading == "What we have said"
        assert "Nothing yet." in shown.words

    def test_shows_what_was_said_and_leads_to_it(
        self, press: Press, news: str, screen: Screen
    ) -> None:
        edition_id = a_statement(press)
        shown = screen.open(news, queries=FRONT)
        assert "Use Weir Road." in shown.words
        address = shown.links()["EXERCISE. Mill Lane is closed"]
        assert address == f"{news}{code(press, edition_id)}/"

    def test_asks_as_little_however_much_was_said(
        self, press: Press, news: str, screen: Screen
    ) -> None:
        for number in range(3):
            a_statement(press, headline=f"Road {number} is closed", account_ids=(press.page_id,))
        shown = screen.open(news, queries=FRONT)
        assert len(list(shown.dom.iter("article"))) == 3

    def test_shows_nothing_before_it_is_said(self, press: Press, news: str, screen: Screen) -> None:
        edition_ids = [a_draft(press), submitted(press), submitted(press)]
        signed(press, edition_ids[-1])
        assert "Nothing yet." in screen.open(news, queries=NOTHING).words
        for edition_id in edition_ids:
            screen.open(f"{news}{code(press, edition_id)}/", queries=4, status=404)

    def test_an_unknown_office_has_no_news(self, screen: Screen) -> None:
        screen.open("/nowhere/news/", queries=1, status=404)
        assert screen.client.get("/nowhere/news/feed.atom").status_code == 404


class TestOne:
    def test_shows_its_words_and_its_code(self, press: Press, news: str, screen: Screen) -> None:
        edition_id = a_statement(press)
        shown = screen.open(f"{news}{code(press, edition_id)}/", queries=ONE)
        assert shown.heading == "EXERCISE. Mill Lane is closed"
        assert f"Statement {spoken(code(press, edition_id))}" in shown.words
        assert "max-age=10" in shown.response.headers["Cache-Control"]

    @pytest.mark.parametrize("typed", [str.lower, spoken])
    def test_is_found_however_its_code_is_typed(
        self, press: Press, news: str, screen: Screen, typed: Callable[[str], str]
    ) -> None:
        edition_id = a_statement(press)
        screen.open(f"{news}{typed(code(press, edition_id))}/", queries=ONE)

    def test_shows_what_it_said_before(self, press: Press, news: str, screen: Screen) -> None:
        shown = screen.open(f"{news}{code(press, corrected(press))}/", queries=ONE)
        assert shown.heading == "EXERCISE. Mill Lane is open"
        assert "Corrected" in shown.words
        before = shown.words.partition("What it said before")[2]
        assert "EXERCISE. Mill Lane is closed" in before

    def test_says_what_was_wrong(self, press: Press, news: str, screen: Screen) -> None:
        shown = screen.open(f"{news}{code(press, corrected(press))}/", queries=ONE)
        assert MISTAKE in shown.words

    def test_shows_no_old_words_that_nobody_may_read(
        self, press: Press, news: str, screen: Screen
    ) -> None:
        edition_id = corrected(press, removes_old_words=True)
        shown = screen.open(f"{news}{code(press, edition_id)}/", queries=ONE)
        assert "was wrong, and is not shown any more." in shown.words
        assert "Weir Road" not in shown.words

    def test_a_correction_that_waits_is_nobodys_business(
        self, press: Press, news: str, screen: Screen
    ) -> None:
        first = a_statement(press)
        second = begin_edition(edition_id=first, by=press.chief, at=LATER)
        words = wording(press, text="Mill Lane is open again.")
        revise(edition_id=second, seen_version=0, wording=words, by=press.chief, at=LATER)
        send_for_signature(press, second, at=LATER)
        shown = screen.open(f"{news}{code(press, first)}/", queries=ONE)
        assert "open again" not in shown.words
        assert "Corrected" not in shown.words

    @pytest.mark.parametrize("said", [a_statement, corrected])
    def test_a_withdrawn_one_is_gone_and_nobodys_unsigned_reason_is_read(
        self, press: Press, news: str, screen: Screen, said: Any
    ) -> None:
        edition_id = withdrawn(press, said(press))
        shown = screen.open(f"{news}{code(press, edition_id)}/", queries=ONE, status=410)
        assert shown.heading == "Withdrawn"
        assert "We have withdrawn what stood here. Do not rely on it." in shown.words
        assert "the wrong road" not in shown.words  # one person wrote it, and nobody signed it
        assert "the wrong road" not in screen.open(news, queries=FRONT).words
        assert " ." not in shown.words
        assert "Mill Lane is" not in text_of(next(shown.dom.iter("main")))
        assert "Weir Road" not in screen.open(news, queries=FRONT).words

    def test_nothing_of_its_words_is_left(self, press: Press, news: str, screen: Screen) -> None:
        edition_id = withdrawn(press, a_statement(press))
        shown = screen.open(f"{news}{code(press, edition_id)}/", queries=ONE, status=410)
        assert "Mill Lane is closed" not in shown.words

    def test_what_was_withdrawn_before_it_was_said_never_was(
        self, press: Press, news: str, screen: Screen
    ) -> None:
        edition_id = submitted(press)
        signed(press, edition_id)
        withdrawn(press, edition_id)
        screen.open(f"{news}{code(press, edition_id)}/", queries=4, status=404)
        assert "Nothing yet." in screen.open(news, queries=5).words

    def test_another_code_and_another_office_have_nothing(
        self, press: Press, news: str, screen: Screen
    ) -> None:
        edition_id = a_statement(press)
        screen.open(f"{news}ZZZZZZZZ/", queries=2, status=404)
        other = people.office(an_office()).slug
        screen.open(f"/{other}/news/{code(press, edition_id)}/", queries=2, status=404)

    def test_nobody_writes_to_it(self, press: Press, news: str, screen: Screen) -> None:
        assert screen.send(news).status_code == 405


class TestFeeds:
    def test_a_reader_follows_it_as_atom(self, press: Press, news: str, screen: Screen) -> None:
        edition_id = a_statement(press)
        answer = screen.client.get(f"{news}feed.atom")
        assert answer.headers["Content-Type"] == "application/atom+xml; charset=utf-8"
        (entry,) = ElementTree.fromstring(answer.content).iter(f"{ATOM}entry")
        assert entry.findtext(f"{ATOM}title") == "EXERCISE. Mill Lane is closed"
        assert "Use Weir Road." in (entry.findtext(f"{ATOM}summary") or "")
        assert (entry.findtext(f"{ATOM}id") or "").endswith(f"{news}{code(press, edition_id)}/")

    def test_a_reader_follows_it_as_rss(self, press: Press, news: str, screen: Screen) -> None:
        a_statement(press)
        answer = screen.client.get(f"{news}feed.rss")
        assert answer.headers["Content-Type"] == "application/rss+xml; charset=utf-8"
        (entry,) = ElementTree.fromstring(answer.content).iter("item")
        assert entry.findtext("title") == "EXERCISE. Mill Lane is closed"

    def test_a_correction_is_the_same_entry_updated(
        self, press: Press, news: str, screen: Screen
    ) -> None:
        corrected(press)
        (entry,) = ElementTree.fromstring(screen.client.get(f"{news}feed.atom").content).iter(
            f"{ATOM}entry"
        )
        assert entry.findtext(f"{ATOM}title") == "EXERCISE. Mill Lane is open"
        published, updated = (entry.findtext(f"{ATOM}{name}") for name in ("published", "updated"))
        assert published
        assert updated
        assert published < updated

    def test_a_withdrawn_one_says_so_in_place_of_its_words(
        self, press: Press, news: str, screen: Screen
    ) -> None:
        withdrawn(press, a_statement(press))
        fed = screen.client.get(f"{news}feed.atom").content.decode()
        assert "We have withdrawn what stood here. Do not rely on it." in fed
        assert "the wrong road" not in fed
        assert "Weir Road" not in fed

    def test_there_is_no_other_kind(self, press: Press, news: str, screen: Screen) -> None:
        assert screen.client.get(f"{news}feed.json").status_code == 404


class TestPrinted:
    def test_what_is_printed_is_what_is_served(
        self, press: Press, news: str, screen: Screen, home: Path
    ) -> None:
        code_now = code(press, corrected(press))
        assert print_pages(by=press.clockwork, at=LATER) == 4
        folder = home / "newsroom" / news.split("/")[1]
        for name, address in (
            ("index.html", news),
            (f"{code_now}/index.html", f"{news}{code_now}/"),
            ("feed.atom", f"{news}feed.atom"),
            ("feed.rss", f"{news}feed.rss"),
        ):
            served = screen.client.get(address).content.decode()
            assert (folder / name).read_text(encoding="utf-8") == served, name

    def test_it_is_served_in_the_language_in_which_it_is_printed(
        self, press: Press, news: str, screen: Screen, home: Path
    ) -> None:
        print_pages(by=press.clockwork, at=LATER)
        (printed,) = home.rglob("index.html")
        served = screen.client.get(news).content.decode()
        assert served == printed.read_text(encoding="utf-8")

    def test_it_stands_while_the_database_is_down(
        self, press: Press, news: str, screen: Screen, home: Path
    ) -> None:
        address = f"{news}{code(press, a_statement(press))}/"
        print_pages(by=press.clockwork, at=LATER)
        with the_database_down():
            for one in (news, address):
                assert "Mill Lane is closed" in screen.client.get(one).content.decode()

    def test_half_a_page_is_never_left_behind(self, press: Press, home: Path) -> None:
        a_statement(press)
        print_pages(by=press.clockwork, at=LATER)
        assert not list(home.rglob("*.new"))

    def test_what_is_withdrawn_is_printed_again_however_old_it_is(
        self, press: Press, home: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(public.published, "__kwdefaults__", {"limit": 1})
        old = a_statement(press)
        print_pages(by=press.clockwork, at=NOW)
        a_statement(press, at=NOW + timedelta(minutes=1), headline="Weir Road is closed")
        a_statement(press, at=NOW + timedelta(minutes=2), headline="The bridge is closed")
        withdrawn(press, old)
        print_pages(by=press.clockwork, at=LATER)
        (printed,) = home.rglob(f"{code(press, old)}/index.html")
        assert "We have withdrawn what stood here." in printed.read_text(encoding="utf-8")

    def test_only_the_clockwork_prints(self, press: Press, home: Path) -> None:
        stranger = Actor(office_id=press.office_id, name="Somebody", role="")
        for who in (press.chief, stranger):
            with pytest.raises(NotAllowed):
                print_pages(by=who, at=LATER)
        assert list(home.iterdir()) == []


@contextmanager
def the_database_down() -> Iterator[None]:
    def refuse(*_: Any) -> None:
        raise OperationalError("the server closed the connection unexpectedly")

    with connection.execute_wrapper(refuse):
        yield
