"""Words are compared by what they mean and quoted by where they stand."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from clarion.reading.folding import READ_CHARACTERS_MAX, fold, split_words

ANY_TEXT = st.text(st.characters(codec=None), max_size=300)


@pytest.mark.parametrize(
    ("typed", "folded"),
    [
        ("can't", ["cant"]),
        ("CAN’T", ["cant"]),
        ("tr\u200bapped", ["trapped"]),
        ("tr\u00adapped", ["trapped"]),
        ("tr\x00apped", ["trapped"]),
        ("\u202etrapped\u202c", ["trapped"]),
        ("ｔｒａｐｐｅｄ", ["trapped"]),
        ("trаpped", ["trapped"]),
        ("h e l p", ["help"]),
        ("h.e.l.p", ["help"]),
        ("S.O.S", ["sos"]),
        ("j'ai", ["j", "ai"]),
        ("IŞIK", ["isik"]),
        ("Łódź", ["lodz"]),
        ("أَنقاض", ["انقاض"]),
        ("火事", ["火", "事"]),
        ("help!please", ["help", "please"]),
        ("see https://example.org/help @help now", ["see", "now"]),
        ("", []),
        ("?!…\u200b", []),
    ],
)
def test_folds_what_people_type(typed: str, folded: list[str]) -> None:
    assert split_words(typed).folded == folded


@given(ANY_TEXT)
def test_every_word_stands_where_it_says(text: str) -> None:
    words = split_words(text)
    for at in range(len(words)):
        quote = words.quote(at, at)
        assert quote.words == text[quote.start : quote.end]
        assert quote.start < quote.end
    assert words.starts == sorted(words.starts)
    assert all(text[mark] for mark in words.question_marks)


@given(ANY_TEXT)
@example("\uf900")  # a sign that is kept for compatibility stands for another
def test_folds_once_and_for_all(text: str) -> None:
    for word in split_words(text).folded:
        assert fold(word) == word


def test_reads_a_long_text_in_its_head_and_tail() -> None:
    text = "first " + "middle " * 10_000 + "last"
    words = split_words(text)
    assert (words.folded[0], words.folded[-1]) == ("first", "last")
    assert words.unread == len(text) - READ_CHARACTERS_MAX
    assert words.quote(len(words) - 1, len(words) - 1).start == text.index("last")


def test_reads_all_of_a_text_at_the_limit() -> None:
    assert split_words("a" * READ_CHARACTERS_MAX).unread == 0


@pytest.mark.parametrize(
    "hostile", ["a", "a'", "a\u200b", "@", "a@", "a*", "a!", "h ", "\u0301", "www.", "?", "'"]
)
def test_reads_a_flood_to_its_end_within_the_limit(hostile: str) -> None:
    """An expression that backtracks would not come back from this."""
    words = split_words(hostile * 100_000)
    assert words.unread == len(hostile) * 100_000 - READ_CHARACTERS_MAX
    assert len(words) <= READ_CHARACTERS_MAX


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("My son slipped and went\ninto the canal", 1),
        ("My wife has... fainted", 1),
        ("My wife has… fainted", 1),
        ("Dr. Jones is here", 1),
        ("The water in our street has been brown since this very morning and\nWe boil it", 1),
        ("Fire at Mill Lane\nWe are all well", 2),
        ("He fell.\n\nhe is up again", 2),
        ("Help... She is here", 2),
        ("It is over. we are safe", 2),
        ("- one\n- two", 2),
    ],
)
def test_a_line_that_goes_on_ends_no_sentence(text: str, sentences: int) -> None:
    assert len(set(split_words(text).sentences)) == sentences


def test_dots_and_breaks_without_end_are_read_at_once() -> None:
    assert len(split_words("." * 20_000 + "\n" * 20_000 + "help")) == 1


def test_a_name_of_a_network_with_dots_is_one_mention() -> None:
    words = split_words("@merrowby.exercise is the bridge shut? ask @desk-team.town.example.")
    assert words.folded == ["is", "the", "bridge", "shut", "ask"]
