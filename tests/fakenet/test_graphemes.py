"""Characters are counted as people see them, as an independent library counts them."""

import pytest
import regex
from hypothesis import given
from hypothesis import strategies as st

from fakenet.network.graphemes import count_graphemes

PIECES = [
    *"ae é\r\n©한தமிनि",
    "क्ष",
    "👩‍👧‍👦",
    "👍🏽",
    "🇬🇧",
    "🇩🇪",
    "❤️",
    "e\u0301",
    "\u1112\u1161\u11ab",
    "\u200d",
]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("", 0),
        ("abc", 3),
        ("a\r\nb", 3),
        ("👩‍👧‍👦", 1),
        ("🇬🇧🇩🇪", 2),
        ("👍🏽!", 2),
        ("e\u0301", 1),
        ("한국", 2),
        ("\u1112\u1161\u11ab", 1),
        ("क्ष", 1),
        ("🏴\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f", 1),
    ],
)
def test_counts_what_a_person_sees(text: str, count: int) -> None:
    assert count_graphemes(text) == count


@given(st.lists(st.sampled_from(PIECES), max_size=12).map("".join))
def test_agrees_with_another_counter(text: str) -> None:
    assert count_graphemes(text) == len(regex.findall(r"\X", text))
