"""Anybody asks whether something was said, and is answered in a sentence, with few questions."""

import re
from datetime import timedelta
from typing import Any
from urllib.parse import urlencode

import html5lib
import pytest
from django.test import Client

from clarion.look.difference import compare
from clarion.newsroom.actions import add_imprints
from clarion.newsroom.models import Imprint
from clarion.newsroom.queries import check_text
from clarion.people.models import Office
from clarion.publishing.actions import Translated, begin_edition, revise, withdraw
from clarion.publishing.models import Statement
from tests.makers.people import NOW, an_office
from tests.makers.publishing import (
    WORDS,
    Press,
    a_statement,
    see_off,
    send_for_signature,
    signed,
    wording,
)
from tests.screens.conftest import Screen

LATER = NOW + timedelta(minutes=20)
# The traces, the imprints of what they lead to, the offices.
FOUND = 3
NOTHING_LIKE_IT = 1
# Which offices there are.
WHO = 1
NAMED_MAX = 5
WELSH = Translated(
    headline="Mae Mill Lane ar gau",
    text="Mae Mill Lane ar gau tan 18:00 ddydd Gwener. Defnyddiwch Weir Road. Nesaf am 15:00.",
    translator="Dewi Morgan",
)
SMS = "Mill Lane shut until 18:00 Friday. Take Weir Road instead. More at 15:00."


def asked(text: str) -> str:
    return f"/verify/?{urlencode({'text': text})}"


@pytest.fixture
def said(press: Press) -> Press:
    """A statement with a text message, which stands."""
    a_statement(press, handed={("sms", "en"): SMS})
    add_imprints(by=press.clockwork, at=LATER)
    return press


def lines_of(html: bytes) -> str:
    """What a page shows, line after line, as somebody copies it or a screenshot shows it."""
    tree = html5lib.parse(html, namespaceHTMLElements=False)
    body = tree.find("body")
    assert body is not None
    blocks = {"p", "h1", "h2", "h3", "div", "header", "main", "footer", "li", "article"}
    shown: list[str] = []

    def read(one: Any) -> None:
        if one.tag in blocks:
            shown.append("\n")
        shown.append(one.text or "")
        for inner in one:
            read(inner)
            shown.append(inner.tail or "")
        if one.tag in blocks:
            shown.append("\n")

    read(body)
    return "".join(shown)


def test_knows_a_copy_of_the_whole_of_our_own_page(said: Press, screen: Screen) -> None:
    row = Imprint.objects.filter(way="").latest("number")
    office = Office.objects.get(pk=said.office_id)
    page = screen.client.get(f"/{office.slug}/news/{row.code}/")
    assert page.status_code == 200
    copied = lines_of(page.content)
    assert "Said" in copied
    found = check_text(text=copied)
    assert (found.verdict, found.code) == ("true", row.code)
    altered = check_text(text=copied.replace("18:00", "20:00"))
    assert altered.verdict == "altered"


def corrected(press: Press, **later: str) -> None:
    """Say a statement, and something else in its place."""
    first = a_statement(press)
    second = begin_edition(edition_id=first, by=press.chief, at=LATER)
    words = wording(press, **later)
    revise(edition_id=second, seen_version=0, wording=words, by=press.chief, at=LATER)
    send_for_signature(press, second, at=LATER)
    signed(press, second, at=LATER)
    see_off(press, at=LATER)
    add_imprints(by=press.clockwork, at=LATER)


def test_knows_a_copy_of_a_page_with_the_words_before_a_correction(
    press: Press, screen: Screen
) -> None:
    corrected(press, text=WORDS.replace("18:00", "20:00"))
    row = Imprint.objects.filter(way="").latest("number")
    office = Office.objects.get(pk=press.office_id)
    copied = lines_of(screen.client.get(f"/{office.slug}/news/{row.code}/").content)
    assert "18:00" in copied.partition("What it said before")[2]
    assert check_text(text=copied).verdict == "true"
    # Below that heading, word for word, they are ours; nowhere else.
    forged = check_text(text=copied.replace("20:00", "21:00"))
    assert (forged.verdict, forged.asked) == ("altered", forged.whole.replace("20:00", "21:00"))
    assert check_text(text=copied.replace("18:00", "17:00")).verdict != "true"
    assert check_text(text=copied.replace("What it said before", "And this")).verdict != "true"


def test_knows_a_copy_of_a_page_whose_words_were_withdrawn(said: Press, screen: Screen) -> None:
    row = Imprint.objects.filter(way="").latest("number")
    office = Office.objects.get(pk=said.office_id)
    (statement,) = Statement.objects.of(said.office_id)
    withdraw(statement_id=statement.pk, why="The wrong road.", by=said.chief, at=LATER)
    see_off(said, at=LATER)
    add_imprints(by=said.clockwork, at=LATER)
    copied = lines_of(screen.client.get(f"/{office.slug}/news/{row.code}/").content)
    assert "Mill Lane" not in copied
    found = check_text(text=copied)
    assert (found.verdict, found.code, found.whole) == ("withdrawn", row.code, "")
    # Its code alone makes nothing of what others write above it ours.
    lied = copied.replace("Withdrawn", "The zoo is open and the lions are asleep.", 1)
    assert check_text(text=lied).verdict == "unknown"


@pytest.mark.parametrize("code", ["8K3D-P6FS", "statement 8k3d p6fs"])
def test_says_that_no_statement_has_a_code(said: Press, screen: Screen, code: str) -> None:
    shown = screen.open(f"/verify/?{urlencode({'code': code})}", queries=1).words
    assert "No statement has this code." in shown
    assert "No statement has this code." in screen.open(asked(code), queries=1).words


def test_asks_nothing_before_it_is_asked(said: Press, screen: Screen) -> None:
    assert screen.open("/verify/", queries=WHO).heading == "Is it true that this was said?"
    assert screen.open("/verify/?text=&code=", queries=WHO).heading


def test_says_who_stands_behind_it(said: Press, screen: Screen) -> None:
    shown = screen.open("/verify/", queries=WHO).words
    name = Office.objects.get(pk=said.office_id).name
    assert f"This page answers for what was said by: {name}." in shown
    assert "This is an exercise: nothing of it is real." in shown
    assert "(optional)" not in shown
    for _ in range(NAMED_MAX):
        an_office()
    named = screen.open("/verify/", queries=WHO).words
    assert "exercise" not in named
    an_office()
    assert f"by the {NAMED_MAX + 1} public bodies" in screen.open("/verify/", queries=WHO).words


@pytest.mark.parametrize(
    ("seen", "answer"),
    [
        (WORDS, "Yes, in an exercise. It is not real."),
        (f"EXERCISE. {SMS}", "signed for others to hand on: Text message"),
        (f"EXERCISE. {SMS}\n2h Like Reply", "Left out of account"),
        ("Use Weir Road. The next update is at 15:00.", "They are part of what was said"),
        (
            "is closed until 18:00 on Friday. Use Weir Road.",
            "The beginning of a sentence is missing.",
        ),
        (f"Have you seen this? EXERCISE. {SMS} Unbelievable!", "Not all of it was said."),
        (WORDS.replace("18:00", "13:00"), "These are not the words that were said."),
        (WORDS, "The word EXERCISE is missing."),
        (f"EXERCISE. {SMS} https://t.co/a1B2", "A link in it cannot be seen."),
    ],
)
def test_answers_in_a_sentence(said: Press, screen: Screen, seen: str, answer: str) -> None:
    assert answer in screen.open(asked(seen), queries=FOUND).words


def test_what_was_said_looks_good_and_what_was_altered_looks_bad(
    said: Press, screen: Screen
) -> None:
    shown = screen.open(asked(WORDS.replace("18:00", "13:00")), queries=FOUND)
    html = shown.response.content.decode()
    assert re.search(r'<strong class="comparison__said">.*really said:.*</span>18</strong>', html)
    assert re.search(r'<s class="comparison__forged">.*not said:.*</span>13</s>', html)
    assert "<ins>" not in html
    assert "Struck out in red: this was not said." in shown.words


@pytest.mark.parametrize("gap", ["\n\n", "\n", " "])
def test_a_headline_is_compared_like_the_words_below_it(press: Press, gap: str) -> None:
    a_statement(press, headline="Water off in Mill Lane until 18:00", text=WORDS)
    add_imprints(by=press.clockwork, at=LATER)
    row = Imprint.objects.get(way="")
    whole = f"{row.headline}\n\n{row.text}"
    copied = f"{row.headline}{gap}{row.text}"
    for altered in (
        copied.replace("18:00", "22:00").replace("15:00", "22:00"),
        copied.replace(row.text, row.text.replace("18:00", "22:00")),
        copied.replace(row.headline, row.headline.replace("18:00", "22:00")),
    ):
        found = check_text(text=altered)
        assert (found.verdict, found.whole, found.asked) == ("altered", whole, altered)
        changed = compare(before=found.whole, after=found.asked).after
        assert {one.words for one in changed if one.changed and one.words.strip()} == {"22"}
    alone = check_text(text=row.text.replace("18:00", "22:00"))
    assert (alone.verdict, alone.whole) == ("altered", row.text)
    beside = check_text(text=f"Have you seen this? {row.text} Unbelievable!")
    assert (beside.verdict, beside.whole) == ("among", row.text)


def test_words_are_posted_and_leave_nothing_behind(said: Press, screen: Screen) -> None:
    html = screen.open("/verify/", queries=WHO).response.content.decode()
    assert '<form method="post" action="/verify/" novalidate>' in html
    assert 'method="get"' not in html
    answer = Client(enforce_csrf_checks=True).post("/verify/", {"text": WORDS, "code": ""})
    assert "Yes, in an exercise. It is not real." in answer.content.decode()
    assert not answer.cookies


def test_says_when_there_is_too_little_to_tell(said: Press, screen: Screen) -> None:
    assert "That is too little to tell." in screen.open(asked("Mill Lane"), queries=1).words
    nothing = screen.open(
        asked("The zoo is open and the lions are asleep."), queries=NOTHING_LIKE_IT
    )
    assert "Nothing like it was said here." in nothing.words


def test_an_address_that_is_none_of_ours_is_told(said: Press, screen: Screen) -> None:
    shown = screen.open(asked("https://evil.example/town/news/8K3DP6FS/"), queries=0)
    assert "This is no address of ours." in shown.words


def test_an_address_of_ours_leads_to_its_statement(said: Press, screen: Screen) -> None:
    code = Imprint.objects.of(said.office_id)[0].code
    assert "Statement" in screen.open(f"/verify/?code={code}", queries=2).words


def test_asks_as_little_however_much_was_said(said: Press, screen: Screen) -> None:
    for number in range(3):
        a_statement(said, headline=f"Road {number} is closed", account_ids=(said.page_id,))
    add_imprints(by=said.clockwork, at=LATER)
    screen.open(asked(WORDS), queries=FOUND)


def test_what_is_shown_is_escaped(said: Press, screen: Screen) -> None:
    a_statement(
        said, headline="Bridge", text="The <b>bridge</b> is closed. It will open at 17:00 today."
    )
    add_imprints(by=said.clockwork, at=LATER)
    shown = screen.open(asked("It will open at 17:00 today."), queries=FOUND)
    assert "<mark>It will open at 17:00 today" in shown.response.content.decode()
    assert "&lt;b&gt;bridge" in shown.response.content.decode()


@pytest.mark.parametrize(
    "text", ["a " * 4_999, "." * 9_999, "\u202e" * 9_999, "水" * 9_999, "http://" * 1_000]
)
def test_no_text_is_too_odd(said: Press, text: str) -> None:
    assert check_text(text=text).verdict


def test_knows_what_was_said_in_other_languages(press: Press, screen: Screen) -> None:
    Office.objects.filter(pk=press.office_id).update(languages=["en", "cy"])
    a_statement(press, translations={"cy": WELSH}, account_languages={press.account_id: "cy"})
    add_imprints(by=press.clockwork, at=LATER)
    shown = screen.open(asked(f"EXERCISE. {WELSH.headline}\n\n{WELSH.text}"), queries=FOUND).words
    assert "on its own page, in Cymraeg" in shown
    row = Imprint.objects.of(press.office_id).get(way="account")
    assert row.language == "cy"
    altered = WELSH.text.replace("18:00", "13:00")
    assert "These are not the words" in screen.open(asked(altered), queries=FOUND).words
    assert add_imprints(by=press.clockwork, at=LATER) == 0


def test_knows_a_thread_as_the_whole_that_it_is(press: Press, screen: Screen) -> None:
    text = "Mill Lane is closed.\n---\nUse Weir Road.\n---\nMore at 15:00."
    a_statement(press, text=text, threads=frozenset({press.account_id}))
    add_imprints(by=press.clockwork, at=LATER)
    rows = Imprint.objects.of(press.office_id).filter(way="account").order_by("piece")
    assert [row.piece for row in rows] == [1, 2, 3]
    whole = "\n\n".join(row.text for row in rows)
    assert "Yes, in an exercise." in screen.open(asked(whole), queries=FOUND).words
