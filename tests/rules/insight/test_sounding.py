"""How an area sounds, and nothing said of a few people."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from clarion.insight.rules.sounding import PEOPLE_MIN, Change, Heard, Sound, change, sound
from clarion.kit.pace import DAYS_MIN

temperatures = st.floats(min_value=-100, max_value=100)


def of(mean: float | None, people: int = 20) -> Heard:
    return Heard(people=people, mean=mean)


@pytest.mark.parametrize(
    ("mean", "word"),
    [
        (-80, Sound.BITTER),
        (-40, Sound.BITTER),
        (-20, Sound.TENSE),
        (0, Sound.CALM),
        (60, Sound.WARM),
        (None, Sound.NOT_KNOWN),
    ],
)
def test_has_a_word_for_it(mean: float | None, word: Sound) -> None:
    assert sound(of(mean)) is word


@settings(max_examples=30)
@given(temperatures, st.integers(min_value=0, max_value=PEOPLE_MIN - 1))
def test_says_nothing_of_fewer_than_five(mean: float, people: int) -> None:
    assert sound(of(mean, people)) is Sound.NOT_KNOWN
    assert change(of(mean, people), [of(0)] * 7) is Change.NOT_KNOWN


def test_compares_with_days_on_which_enough_were_heard() -> None:
    assert change(of(-50), [of(0)] * DAYS_MIN) is Change.COLDER
    assert change(of(50), [of(0)] * DAYS_MIN) is Change.WARMER
    assert change(of(5), [of(0)] * DAYS_MIN) is Change.USUAL
    assert change(of(-50), [of(0)] * (DAYS_MIN - 1) + [of(0, people=2)]) is Change.NOT_KNOWN
