"""It compares texts by their words, however they were typed and whoever handed them on."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clarion.reading.sameness.told import Told
from clarion.reading.sameness.traces import holds_words, share_words, trace
from clarion.reading.sameness.words import CHARACTERS_MAX, WORDS_MAX, compared, split, weigh


@pytest.mark.parametrize(
    ("typed", "same"),
    [
        ("RT @town: Fire at the mill", "fire at the mill"),
        ("@town @police fire at the mill https://example.org/x", "fire at the mill"),
        ("FIRE at the Mill!!!", "fire at the mill"),
        ("Inondée, la chaussée", "inondee la chaussee"),
        ("floods flooded flooding", "flood flood flood"),
    ],
)
def test_compares_what_was_said_and_not_how(typed: str, same: str) -> None:
    assert compared(typed) == compared(same)


def test_common_words_weigh_little_and_rare_ones_a_whole() -> None:
    assert weigh("the") < 0.2 < weigh("water") < weigh("chlorine") == 1.0


def test_takes_scripts_without_spaces_apart() -> None:
    assert len(compared("火事です")) > 1


def test_reads_no_further_than_it_must() -> None:
    assert len(split("word " * 100_000)[0]) <= WORDS_MAX
    assert compared("a" * CHARACTERS_MAX * 50) == []


@given(st.text(max_size=120), st.text(max_size=120))
def test_likeness_is_a_share_and_the_same_from_both_sides(one: str, other: str) -> None:
    a, b = trace(Told(id="a", text=one)), trace(Told(id="b", text=other))
    for measure in (share_words, holds_words):
        assert 0.0 <= measure(a, b) <= 1.0 + 1e-9
        assert measure(a, b) == pytest.approx(measure(b, a))
    assert share_words(a, a) == pytest.approx(1.0)
