"""What a program writes looks odd, what people write does not, and nothing is ever refused."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clarion.postroom.rules.resistance import (
    LETTERS_PER_HOUR_MAX,
    LINKS_MAX,
    ON_PAGE_MAX,
    ON_PAGE_MIN,
    Filling,
    Oddity,
    oddities,
    stamp,
)

SECRET, PAGE = b"a secret for tests", "town/write"
OPENED = datetime(2026, 11, 3, 10, 0, tzinfo=UTC)
LETTER = "The lamp at the corner of Mill Lane has been broken since Sunday evening."
ORDINARY = Filling(
    text=LETTER, trap="", stamp=stamp(secret=SECRET, page=PAGE, at=OPENED), letters_last_hour=0
)


def odd(filling: Filling, *, after: timedelta = timedelta(minutes=2)) -> tuple[Oddity, ...]:
    return oddities(filling, secret=SECRET, page=PAGE, at=OPENED + after)


def test_finds_an_ordinary_letter_ordinary() -> None:
    assert odd(ORDINARY) == ()


def test_sees_what_people_cannot_fill_in() -> None:
    assert odd(replace(ORDINARY, trap="https://spam.example")) == (Oddity.TRAP,)


@pytest.mark.parametrize(
    ("after", "expected"),
    [
        (ON_PAGE_MIN - timedelta(seconds=1), (Oddity.TOO_QUICK,)),
        (ON_PAGE_MIN, ()),
        (ON_PAGE_MAX, ()),
        (ON_PAGE_MAX + timedelta(seconds=1), (Oddity.TOO_OLD,)),
    ],
)
def test_sees_how_long_the_page_was_open(after: timedelta, expected: tuple[Oddity, ...]) -> None:
    assert odd(ORDINARY, after=after) == expected


def test_takes_no_stamp_of_another_page_or_another_secret() -> None:
    for other in (
        stamp(secret=SECRET, page="another", at=OPENED),
        stamp(secret=b"guessed", page=PAGE, at=OPENED),
        ORDINARY.stamp.replace("1", "2", 1),
    ):
        assert odd(replace(ORDINARY, stamp=other)) == (Oddity.FOREIGN,)


@given(st.text())
def test_takes_no_stamp_that_anybody_makes_up(given_stamp: str) -> None:
    assert odd(replace(ORDINARY, stamp=given_stamp)) == (Oddity.FOREIGN,)


def test_sees_many_letters_from_one_address() -> None:
    assert odd(replace(ORDINARY, letters_last_hour=LETTERS_PER_HOUR_MAX)) == ()
    many = replace(ORDINARY, letters_last_hour=LETTERS_PER_HOUR_MAX + 1)
    assert odd(many) == (Oddity.TOO_MANY,)


def test_sees_many_links() -> None:
    assert odd(replace(ORDINARY, text=LETTER + " https://a.test" * LINKS_MAX)) == ()
    many = replace(ORDINARY, text=LETTER + " https://a.test" * (LINKS_MAX + 1))
    assert odd(many) == (Oddity.LINKS,)


def test_sees_the_words_of_another_letter() -> None:
    again = replace(ORDINARY, recent_texts=["Something else entirely.", LETTER.upper() + "!!"])
    assert odd(again) == (Oddity.REPEATED,)


def test_finds_two_neighbors_with_one_worry_ordinary() -> None:
    neighbor = "Mill Lane is dark, the lamp at its corner does not work since the storm on Sunday."
    assert odd(replace(ORDINARY, recent_texts=[neighbor])) == ()
    short = replace(ORDINARY, text="The lamp is broken", recent_texts=["The lamp is broken"])
    assert odd(short) == ()
