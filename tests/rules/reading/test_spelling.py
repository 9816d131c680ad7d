"""A misspelt word is recognised, and a real one is left alone."""

import pytest

from clarion.reading.spelling import GUESSED_LETTERS_MAX, Spelling

SPELLING = Spelling(["drowning", "kill", "trapped", "fire", "بيت"], never_guessed=["crowning"])


@pytest.mark.parametrize(
    ("word", "known"),
    [("traaapped", "trapped"), ("traped", "trapped"), ("k1ll", "kill"), ("k*ll", "kill")],
)
def test_sees_through_a_disguise(word: str, known: str) -> None:
    assert SPELLING.disguised_by(word) == (known,)


def test_takes_the_front_off_an_arabic_word() -> None:
    assert SPELLING.disguised_by("والبيت") == ("بيت",)


@pytest.mark.parametrize("word", ["trapd", "traqped", "rtapped", "trappedd"])
def test_guesses_one_slip(word: str) -> None:
    assert SPELLING.meant_by(word) == ("trapped",)


@pytest.mark.parametrize("word", ["drownding", "drwoning", "drouwnin"])
def test_guesses_two_slips_in_a_long_word(word: str) -> None:
    assert SPELLING.meant_by(word) == ("drowning",)


@pytest.mark.parametrize("word", ["fare", "crowning", "house", "", "x" * (GUESSED_LETTERS_MAX + 1)])
def test_leaves_other_words_alone(word: str) -> None:
    assert SPELLING.meant_by(word) == ()
    assert SPELLING.disguised_by(word) == ()


def test_does_not_try_every_masked_letter() -> None:
    assert SPELLING.disguised_by("tr*pp*d") == ("trapped",)
    assert SPELLING.disguised_by("****") == ()
