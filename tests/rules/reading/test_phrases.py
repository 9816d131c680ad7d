"""A line of a lexicon stands for exactly the phrases that it says."""

import pytest

from clarion.reading.folding import split_words
from clarion.reading.lexicon import lexicons
from clarion.reading.phrases import EXPANSIONS_MAX, Phrase, PhraseBook, expand


def found(line: str, text: str, *, literal: bool = False) -> list[str]:
    book = PhraseBook([Phrase(line=line, meaning=None, literal=literal)], openers=["please", "hi"])
    words = split_words(text)
    return [words.quote(match.first, match.last).words for match in book.find(words)]


@pytest.mark.parametrize(
    ("line", "text", "quotes"),
    [
        ("on fire", "House ON   fire!", ["ON   fire"]),
        ("on fire", "on a fire", []),
        ("{house|big flat} fire", "a big flat fire", ["big flat fire"]),
        ("in {the|} water", "in water, in the water", ["in water", "in the water"]),
        ("wont .. wake", "wont ever really wake", ["wont ever really wake"]),
        ("wont .. wake", "wont one two three four wake", []),
        ("wont .. wake", "she wont. Kids wake up", []),
        ("^ when", "Hi, please when is it", ["when"]),
        ("^ when", "I know when", []),
        ("help $", "help! I said help me", ["help"]),
        ("drown*", "he drowned", ["drowned"]),
        ("j'ai peur", "jai peur, j ai peur, j’ai peur", ["jai peur", "j ai peur", "j’ai peur"]),
        ("überfall", "ein Ueberfall, ein Uberfall", ["Ueberfall", "Uberfall"]),
    ],
)
def test_finds_what_the_line_says(line: str, text: str, quotes: list[str]) -> None:
    assert found(line, text) == quotes


def test_takes_a_literal_line_for_plain_words() -> None:
    assert found("{a|b} $5", "{a|b} $5", literal=True) == ["a|b} $5"]


@pytest.mark.parametrize("line", ["", "..", ".. fire", "fire ..", "^ $", "{|}"])
def test_refuses_a_line_that_says_nothing(line: str) -> None:
    with pytest.raises(ValueError, match="cannot be used"):
        expand(line)


def test_refuses_a_line_that_stands_for_too_much() -> None:
    groups = EXPANSIONS_MAX.bit_length()
    assert expand("{a|b c} " * (groups - 1))
    with pytest.raises(ValueError, match="cannot be used"):
        expand("{a|b c} " * groups)


def test_every_line_of_every_lexicon_is_sound() -> None:
    for lexicon in lexicons():
        for phrase in lexicon.phrases:
            assert expand(phrase.line)


def test_knows_fourteen_languages() -> None:
    expected = "ar cy de en es fr ht it pl pt ro tr uk ur"
    assert {lexicon.language for lexicon in lexicons()} == set(expected.split())
