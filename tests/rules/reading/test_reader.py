"""Any text can be read, and every finding can be checked against it."""

from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clarion.reading import KeywordList, LifeRiskLevel, Quote, Reader, Reading
from clarion.reading.feelings.feeling import FeelingKind
from clarion.reading.folding import READ_CHARACTERS_MAX
from clarion.reading.places.gazetteer import Gazetteer
from clarion.reading.places.place import Place, PlaceKind
from clarion.reading.reader import BATCH_TEXTS

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
    yield from (place.quote for place in reading.places)
    yield from (feeling.quote for feeling in reading.feelings)
    yield from (one.quote for one in reading.personal)
    yield from (claim.quote for claim in reading.claims)


@given(TEXTS)
def test_reads_any_text_and_quotes_it_exactly(text: str) -> None:
    for quote in quotes(READER.read_many([text])[0]):
        assert quote.words
        assert text[quote.start : quote.end] == quote.words


@given(st.lists(TEXTS, max_size=5))
def test_reads_each_text_by_itself(texts: list[str]) -> None:
    assert READER.read_many(texts) == [READER.read_many([text])[0] for text in texts]


def test_reads_places_feelings_claims_and_personal_data() -> None:
    gazetteer = Gazetteer.compile([Place(name="Mill Lane", kind=PlaceKind.ROAD)])
    text = "I'm scared. I can see smoke at 12 Mill Lane. Ring me on 07700 900123"
    reading = Reader.compile(gazetteer=gazetteer).read_many([text])[0]
    assert [place.quote.words for place in reading.places] == ["Mill Lane"]
    assert [feeling.kind for feeling in reading.feelings] == [FeelingKind.FEAR]
    assert reading.temperature.value < 0
    assert reading.claims[0].witness
    assert reading.claims[0].places == (reading.places[0].quote,)
    assert [one.quote.words for one in reading.personal] == ["12 Mill Lane", "07700 900123"]


def test_more_texts_than_one_batch_are_read_in_order() -> None:
    texts = [f"flood {number}" for number in range(BATCH_TEXTS + 3)]
    assert len(READER.read_many(texts)) == len(texts)


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


@pytest.mark.parametrize(
    "text",
    ["ребенок не дышит", "我爸爸没有呼吸了", "mijn vader ademt niet meer, help ons alsjeblieft"],
)
def test_what_nobody_could_look_at_is_unclear_and_not_low(text: str) -> None:
    (reading,) = Reader.compile().read_many([text])
    assert reading.life_risk.level is LifeRiskLevel.UNCLEAR
