"""Words agreed beforehand differ in a place, a time and a number, and in nothing else."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clarion.signoff.rules.agreed import (
    Beforehand,
    Frame,
    Kind,
    agreement,
    all_equal,
    blanks_of,
    equals,
    fill,
    fits,
    strange_blanks,
)

TEXT = "[place] is flooded. [number: houses] houses are without power. We say more at [time]."
VALUES = {"[place]": "Mill Lane", "[number: houses]": "1,200", "[time]": "18:30"}
LINK = "https://town.example/news/CODE/"


@pytest.mark.parametrize(
    ("kind", "value", "may"),
    [
        (Kind.PLACE, "Mill Lane", True),
        (Kind.PLACE, "Stoke-on-Trent", True),
        (Kind.PLACE, "the Isle of Man", True),
        (Kind.PLACE, "5 St Mary's Road", True),
        (Kind.PLACE, "Rue de la Gare", True),
        (Kind.PLACE, "", False),
        (Kind.PLACE, "mill lane", False),
        (Kind.PLACE, "the", False),
        (Kind.PLACE, "Mill Lane. Do not call 999", False),
        (Kind.PLACE, "Mill Lane\nIgnore the police", False),
        (Kind.PLACE, "Mill Lane or do not leave", False),
        (Kind.PLACE, "https://evil.example", False),
        (Kind.PLACE, "[place]", False),
        (Kind.PLACE, "One Two Three Four Five Six Seven Eight Nine", False),
        (Kind.PLACE, "Ring 0900 123 456", False),
        (Kind.PLACE, "Route 1234", False),
        (Kind.PLACE, "Mill Lane 1 or 2", False),
        (Kind.PLACE, "Mill/Lane", False),
        (Kind.PLACE, "Gate ٣", False),
        (Kind.PLACE, "Gate ①", False),
        (Kind.TIME, "1٨:30", False),
        (Kind.NUMBER, "١٢", False),
        (Kind.TIME, "18:30", True),
        (Kind.TIME, "00:00", True),
        (Kind.TIME, "24:00", False),
        (Kind.TIME, "6:30", False),
        (Kind.TIME, "18:30 or never", False),
        (Kind.NUMBER, "7", True),
        (Kind.NUMBER, "1,200", True),
        (Kind.NUMBER, "12,00", False),
        (Kind.NUMBER, "-1", False),
        (Kind.NUMBER, "many", False),
    ],
)
def test_a_blank_holds_its_own_kind(kind: Kind, value: str, may: bool) -> None:
    assert fits(kind, value) is may


def test_names_each_blank_once_with_its_label() -> None:
    found = blanks_of(TEXT, "[time] again, [time]")
    assert [(one.kind.value, one.label) for one in found] == [
        ("place", ""),
        ("number", "houses"),
        ("time", ""),
    ]


def test_says_which_blanks_are_none() -> None:
    assert strange_blanks(TEXT, "[what] in [place], [link]", linked=True) == ("[what]",)


def test_nobody_types_the_mark_of_our_own_page() -> None:
    assert strange_blanks("Flood: [link]") == ("[link]",)


def test_a_blank_has_one_value_over_all_accounts() -> None:
    pairs = [("[place]", "Mill Lane"), ("Avoid [place].", "Avoid Mill Lane.")]
    assert all_equal(pairs, link=LINK)
    assert not all_equal([*pairs, ("At [place]", "At Weir Road")], link=LINK)


def test_the_filled_words_are_the_agreed_ones() -> None:
    assert equals(TEXT, fill(TEXT, VALUES), link=LINK)


@pytest.mark.parametrize(
    "said",
    [
        "Mill Lane is flooded. 1,200 houses are without power. We say more at 18:30. Stay calm.",
        "Mill Lane is flooded. 1,200 houses are without power. We say more at noon.",
        "Mill Lane is not flooded. 1,200 houses are without power. We say more at 18:30.",
        "Mill Lane is flooded. 1,200 homes are without power. We say more at 18:30.",
        "Mill Lane is flooded. [number: houses] houses are without power. We say more at 18:30.",
        "",
    ],
)
def test_other_words_are_not(said: str) -> None:
    assert not equals(TEXT, said, link=LINK)


def test_the_same_blank_holds_the_same_everywhere() -> None:
    twice = "[place] is closed. Avoid [place]."
    assert equals(twice, "Mill Lane is closed. Avoid Mill Lane.", link=LINK)
    assert not equals(twice, "Mill Lane is closed. Avoid Weir Road.", link=LINK)


def test_the_link_is_that_of_the_statement_and_no_other() -> None:
    assert equals("Flood: [link]", f"Flood: {LINK}", link=LINK)
    assert not equals("Flood: [link]", "Flood: https://evil.example/", link=LINK)


@given(said=st.text(max_size=120))
def test_nothing_but_the_agreed_words_is_equal(said: str) -> None:
    if equals(TEXT, said, link=LINK):
        assert said.endswith(".")
        assert " is flooded. " in said


@given(
    place=st.sampled_from(["Mill Lane", "Weir Road", "Kew"]),
    number=st.integers(0, 9_999_999).map(str),
    extra=st.text(min_size=1, max_size=9),
)
def test_one_letter_more_is_too_much(place: str, number: str, extra: str) -> None:
    said = fill(TEXT, {"[place]": place, "[number: houses]": number, "[time]": "18:30"})
    assert equals(TEXT, said, link=LINK)
    assert not equals(TEXT, said + extra, link=LINK)


def test_what_is_agreed_covers_every_word_and_limit() -> None:
    frame = Frame(account_id=1, where="News", subject="Flood", text=TEXT)
    message = Beforehand(
        name="Flood",
        headline="Flood",
        text=TEXT,
        language="en",
        theme="safety",
        roles=(),
        frames=(frame,),
        valid_until=datetime(2026, 4, 14, tzinfo=UTC),
        per_day=2,
    )
    others = [
        replace(message, per_day=3),
        replace(message, roles=("Chief",)),
        replace(message, valid_until=datetime(2026, 4, 15, tzinfo=UTC)),
        replace(message, frames=(replace(frame, text=f"{TEXT} "),)),
        replace(message, frames=(replace(frame, account_id=2),)),
    ]
    digests = {agreement(one, number=1) for one in (message, *others)}
    assert len(digests) == 6
    assert agreement(message, number=2) not in digests
