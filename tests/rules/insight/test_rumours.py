"""A rumour grows, stays or fades, and one voice against us makes none."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clarion.insight.rules.rumours import AGAINST_MIN, Trend, is_shown, trend


@pytest.mark.parametrize(
    ("lately", "before", "word"),
    [
        (1, 0, Trend.GROWING),
        (5, 4, Trend.GROWING),
        (4, 4, Trend.STEADY),
        (0, 0, Trend.FADING),
        (3, 5, Trend.STEADY),
        (2, 4, Trend.FADING),
        (0, 1, Trend.FADING),
    ],
)
def test_has_a_word_for_it(lately: int, before: int, word: Trend) -> None:
    assert trend(lately=lately, before=before) is word


@given(st.integers(0, 99), st.integers(0, 99))
def test_more_is_never_fading_and_less_never_growing(lately: int, before: int) -> None:
    word = trend(lately=lately, before=before)
    assert (word is Trend.GROWING) is (lately > before)


def test_one_voice_is_enough_for_what_somebody_noted_and_for_nothing_else() -> None:
    assert is_shown(voices=1, denied=0, is_noted=True)
    assert is_shown(voices=0, denied=1, is_noted=True)
    assert not is_shown(voices=0, denied=0, is_noted=True)
    assert not is_shown(voices=AGAINST_MIN - 1, denied=9, is_noted=False)
    assert is_shown(voices=AGAINST_MIN, denied=0, is_noted=False)
