"""A text is as long as the network that shows it says."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clarion.channels.contract import Counting, length

LONG = "https://www.town.example/roads/closed?from=monday&to=friday#detour"


@pytest.mark.parametrize(
    ("text", "counted"),
    [
        ("", 0),
        ("Road closed.", 12),
        ("e\u0301", 1),
        ("👩‍👩‍👧‍👦", 1),
        (LONG, 23),
        ("https://a.io", 23),
        (f"See {LONG}.", 28),
        (f"({LONG})", 25),
        (f"{LONG} {LONG}", 47),
        ("http://localhost/x", 18),
        ("town.example", 12),
        ("@ann", 4),
        ("@ann@far.away.example", 4),
        ("@ann.b@far.example, @bob@far.example", 12),
        ("ann@far.example", 15),
        ("https://far.example/@ann@other.example", 23),
    ],
)
def test_counts_as_mastodon_does(text: str, counted: int) -> None:
    assert length(text, Counting.MASTODON) == counted


@pytest.mark.parametrize(
    ("text", "counted"),
    [
        ("", 0),
        ("Road closed.", 12),
        ("Straße gesperrt – “bitte” umfahren…", 36),
        ("e\u0301", 1),
        ("道路封鎖", 8),
        ("도로", 4),
        ("👍", 2),
        ("👩‍👩‍👧‍👦", 2),
        ("👍🏽", 2),
        ("🇩🇪", 2),
        ("1\ufe0f\u20e3", 2),
        ("№", 2),
        (LONG, 23),
        (f"See {LONG}.", 28),
        ("https://a.io", 23),
        ("a.io", 23),
        ("@ann", 4),
        ("ann@far.example", 15),
        ("a" * 280, 280),
    ],
)
def test_counts_as_x_does(text: str, counted: int) -> None:
    assert length(text, Counting.WEIGHTED) == counted


@given(st.text(), st.sampled_from(Counting))
def test_counts_any_text(text: str, counting: Counting) -> None:
    assert length(text, counting) >= 0


@given(st.text(alphabet="abc é道👍 ", max_size=40), st.text(alphabet="xyz é道", max_size=40))
def test_is_never_shorter_with_more_words(text: str, more: str) -> None:
    assert length(f"{text} {more}", Counting.WEIGHTED) >= length(text, Counting.WEIGHTED)


@pytest.mark.parametrize("counting", [Counting.MASTODON, Counting.WEIGHTED])
@pytest.mark.parametrize(
    "piece", ["https://", "a.", "a-", "@a", "@a.", "@a@", "https://a.b/", "-a"]
)
def test_counts_a_hostile_text_in_time(counting: Counting, piece: str) -> None:
    assert length(piece * 5_000, counting) > 0


@pytest.mark.parametrize(
    ("text", "units"),
    [("Brücke", 6), ("Мост закрыт", 11), ("👍", 4), ("ok 👩‍👩‍👧", 21), ("5 ©", 4), ("", 0)],
)
def test_counts_an_emoji_as_its_bytes(text: str, units: int) -> None:
    assert length(text, Counting.EMOJI_BYTES) == units


@pytest.mark.parametrize(
    ("text", "units"), [("Brücke", 6), ("👍", 2), ("(A12) #Flood", 15), (r"a\b", 4), ("", 0)]
)
def test_counts_the_signs_of_linkedins_format_twice(text: str, units: int) -> None:
    assert length(text, Counting.LITTLE) == units
