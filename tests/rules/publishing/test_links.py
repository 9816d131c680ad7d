"""A link tells nobody who pressed it, and the clean one leads to the same place."""

from urllib.parse import urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clarion.publishing.rules.checks import Checked, Level, Piece, check
from clarion.publishing.rules.saying.links import clean_link, followed_links

MARKS = ("utm_source", "UTM_Campaign", "fbclid", "gclid", "mc_eid", "mc_cid", "msclkid", "igshid")
NAMES = st.sampled_from(("q", "page", "id", "utm", "gcl", "source", "mc"))
VALUES = st.text("abc123%-_.", max_size=6)
HONEST = st.lists(st.builds("{}={}".format, NAMES, VALUES), max_size=4)
WATCHING = st.lists(st.builds("{}={}".format, st.sampled_from(MARKS), VALUES), max_size=4)


def link_of(query: list[str], fragment: str = "") -> str:
    asked = f"?{'&'.join(query)}" if query else ""
    return f"https://town.example/news/flood{asked}{fragment}"


@given(HONEST, WATCHING, st.randoms(use_true_random=False))
def test_every_mark_is_taken_off_and_nothing_else(honest, watching, dice) -> None:  # type: ignore[no-untyped-def]
    mixed = list(watching)
    for pair in reversed(honest):  # anywhere between them, in their own order
        mixed.insert(0, pair)
    places = sorted(dice.sample(range(len(mixed)), len(honest)))
    mixed = list(watching)
    for place, pair in zip(places, honest, strict=True):
        mixed.insert(place, pair)
    assert clean_link(link_of(mixed, "#map")) == link_of(honest, "#map")


@given(st.text(max_size=60))
def test_whatever_is_written_is_read_without_a_fall(text: str) -> None:
    link = f"https://town.example/{text}"
    once = clean_link(link)
    assert clean_link(once) == once
    followed_links(f"{link} {text}")


@given(HONEST)
def test_an_honest_link_stays_as_it_is(honest: list[str]) -> None:
    assert clean_link(link_of(honest)) == link_of(honest)


def test_what_looks_like_a_mark_in_the_path_is_none() -> None:
    link = "https://town.example/fbclid/utm_source=x"
    assert clean_link(link) == link


@pytest.mark.parametrize("mark", MARKS)
def test_a_note_offers_the_clean_one(mark: str) -> None:
    text = f"More: https://town.example/flood?{mark}=abc&id=7."
    piece = Piece(account_id=1, where="Page", subject="", text=text, count=10, limit=None)
    found = [
        one
        for one in check(Checked(language="en", exercise=False, pieces=(piece,)))
        if one.code == "followed-link"
    ]
    (one,) = found
    assert one.level is Level.NOTE
    assert one.do == "Use the clean one: https://town.example/flood?id=7"
    assert urlsplit(one.quote).query.startswith(mark)


def test_our_own_short_link_carries_nothing() -> None:
    assert followed_links("See https://news.merrowby.example/8K3DP6FS/cy") == ()
