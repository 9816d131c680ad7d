"""It says how long is left the way a person would."""

from datetime import UTC, datetime, timedelta

import pytest

from clarion.look.clocks import SOON, clock_tone, clock_words

NOW = datetime(2026, 4, 14, 9, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("left", "words"),
    [
        (timedelta(minutes=4, seconds=59), "4 min left"),
        (timedelta(seconds=59), "due now"),
        (timedelta(seconds=-59), "due now"),
        (timedelta(minutes=-12, seconds=-5), "12 min late"),
        (timedelta(hours=2, minutes=5), "2 h 5 min left"),
        (timedelta(hours=2), "2 h left"),
        (timedelta(days=3, minutes=20), "3 d left"),
        (timedelta(days=-1, hours=-6), "1 d 6 h late"),
    ],
)
def test_says_the_two_largest_units(left: timedelta, words: str) -> None:
    assert clock_words(due=NOW + left, now=NOW) == words


@pytest.mark.parametrize(
    ("left", "tone"),
    [
        (SOON + timedelta(seconds=1), "calm"),
        (SOON, "soon"),
        (timedelta(0), "soon"),
        (timedelta(seconds=-1), "late"),
    ],
)
def test_asks_for_attention_in_the_last_quarter_of_an_hour(left: timedelta, tone: str) -> None:
    assert clock_tone(due=NOW + left, now=NOW) == tone
