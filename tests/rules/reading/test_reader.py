"""Any text can be read, and every finding can be checked against it."""

from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clarion.reading import KeywordList, Quote, Reader, Reading
from clarion.reading.folding import READ_CHARACTERS_MAX

READER = Reader.compile([KeywordList(name="words", terms=("help", "street", "agua"))])
WORDS = st.sampled_from(
    [
        *("help", "me", "he", "is", "not", "breathing", "thanks", "knife", "agua", "trapped"),
        *("under", "rubble", "lol", "when", "j'ai", "🆘", "k*ll", "h", "e", "l", "p", "مفقود"),
        *("?", "!", "\n", "\u200b", "\u202e", "\x00", "https://a.b/?", "@x"),
    ]
)
TEXTS = st.one_of(
    st.text(st.characters(codec=None), max_size=200),
    st.lists(WORDS, max_size=40).map(" ".join),
    st.lists(WORDS, max_size=40).map("".join),
)


def quotes(reading: Reading) -> Iterator[Quote]:
    for risk in reading.risks:
        yield risk.quote
        if risk.lowered_by:
            yield risk.lowered_by
    yield from (need.quote for need in reading.needs)
    yield from (hit.quote for hit in reading.keywords)


@given(TEXTS)
def test_reads_any_text_and_quotes_it_exactly(text: str) -> None:
    for quote in quotes(READER.read_many([text])[0]):
        assert quote.words
        assert text[quote.start : quote.end] == quote.words


@given(st.lists(TEXTS, max_size=5))
def test_reads_each_text_by_itself(texts: list[str]) -> None:
    assert READER.read_many(texts) == [READER.read_many([text])[0] for text in texts]


def test_reads_head_and_tail_of_a_very_long_text_and_says_so() -> None:
    text = "hello " + "x " * READ_CHARACTERS_MAX + "my dad is not breathing"
    reading = READER.read_many([text])[0]
    assert reading.unread_characters == len(text) - READ_CHARACTERS_MAX
    assert reading.risks[0].quote.start == text.index("not breathing")


@pytest.mark.parametrize(
    "hostile",
    [
        "a", "help ", "he is not ", "wont wont ", "h e l p ", "k*", "a@", "?", "\u0301", "\u200b",
        "e\u0301\u0302", "\U0001f468\u200d", "\x00", "\ud800", "\u202e", "trapd ", "{|}", "ﷺ",
    ],
)  # fmt: skip
def test_survives_a_flood_of_one_thing(hostile: str) -> None:
    """An expression or a search that runs away would not come back from this."""
    text = hostile * (100_000 // len(hostile))
    reading = READER.read_many([text])[0]
    assert reading.unread_characters == len(text) - READ_CHARACTERS_MAX
