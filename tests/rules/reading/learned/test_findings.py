"""What was learned is found again in any text, with the words that led to it."""

from collections.abc import Iterator

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from clarion.reading import CategoryKind, LifeRiskLevel, Quote, Reader, Reading
from clarion.reading.learned.features import BUCKETS, text_buckets, token_spans, tokens
from clarion.reading.learned.findings import MEASURED_LANGUAGES, learned
from clarion.reading.learned.weights import bundled

READER = Reader.compile()
WORDS = st.sampled_from(
    [
        *("we", "need", "water", "and", "food", "please", "Flood", "EARTHQUAKE", "tents", "under"),
        *("nou", "bezwen", "dlo", "tanpri", "sans", "électricité", "4636", "http://a.b/c", "@x"),
        *("\u200b", "\x00", "\ud800", "🆘", "...", "١٢", "水", "d'eau", "-", "\n"),
    ]
)
TEXTS = st.one_of(
    st.text(st.characters(codec=None), max_size=200),
    st.binary(max_size=100).map(lambda raw: raw.decode("utf-8", "surrogateescape")),
    st.lists(WORDS, max_size=40).map(" ".join),
)


def quotes(reading: Reading) -> Iterator[Quote]:
    yield from reading.life_risk.quotes
    for category in reading.categories:
        yield from category.quotes


def read(text: str) -> Reading:
    return READER.read_many([text])[0]


@given(TEXTS)
def test_quotes_exactly_the_words_that_led_to_it(text: str) -> None:
    reading = read(text)
    for quote in quotes(reading):
        assert quote.words
        assert text[quote.start : quote.end] == quote.words
    assert all(category.quotes for category in reading.categories)
    assert all(0 <= category.probability <= 1 for category in reading.categories)


@given(st.lists(TEXTS, max_size=6))
@settings(max_examples=50)
def test_a_text_has_the_same_score_in_any_company(texts: list[str]) -> None:
    together = learned().score([tokens(text) for text in texts])
    alone = [learned().score([tokens(text)])[0] for text in texts]
    assert together.tolist() == [one.tolist() for one in alone]


@given(TEXTS)
def test_every_token_has_its_place_in_the_text(text: str) -> None:
    spans = token_spans(text)
    assert [text[start:end] for start, end in spans] == tokens(text)
    places = text_buckets(tokens(text))
    assert ((places >= 0) & (places < BUCKETS)).all()


def test_a_very_long_text_is_scored_by_its_head_and_its_tail() -> None:
    text = "water " * 20_000
    assert [text[start:end] for start, end in token_spans(text)] == tokens(text)
    assert len(tokens(text)) < 4_000
    assert read(text).categories


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("We have no water left to drink in our street, please send water.", CategoryKind.WATER),
        ("Families sleep in the open and ask for tents.", CategoryKind.SHELTER),
        ("The river flooded the whole valley.", CategoryKind.FLOODS),
        ("Nou bezwen dlo ak manje, tanpri.", CategoryKind.FOOD),
        ("Nous avons besoin de nourriture.", CategoryKind.REQUEST),
    ],
)
def test_finds_what_a_message_is_about(text: str, kind: CategoryKind) -> None:
    assert kind in {category.kind for category in read(text).categories}


def test_the_most_probable_category_comes_first() -> None:
    found = read("Please send food, water and tents, the flood took our houses.").categories
    assert [one.probability for one in found] == sorted(
        (one.probability for one in found), reverse=True
    )
    assert len(found) > 2


def test_says_nothing_in_a_language_that_it_was_not_measured_in() -> None:
    reading = read("Wir brauchen dringend Wasser, mein Vater ist unter den Trümmern eingeklemmt.")
    assert reading.language.code not in MEASURED_LANGUAGES
    assert reading.categories == ()
    assert reading.life_risk.probability is None
    assert reading.life_risk.level in {LifeRiskLevel.CERTAIN, LifeRiskLevel.POSSIBLE}


def test_an_empty_text_is_about_nothing() -> None:
    for text in ("", " \n", "...", "\u200b"):
        reading = read(text)
        assert reading.categories == ()
        assert reading.life_risk.level is LifeRiskLevel.LOW
        assert reading.life_risk.quotes == ()


@given(TEXTS)
def test_the_net_is_never_narrower_than_the_lexicons(text: str) -> None:
    reading = read(text)
    if reading.risks:
        assert reading.life_risk.level in {LifeRiskLevel.CERTAIN, LifeRiskLevel.POSSIBLE}
        assert {risk.quote for risk in reading.risks} <= set(reading.life_risk.quotes)


def test_the_model_alone_is_never_certain() -> None:
    level = learned().level
    assert level(1.0) is LifeRiskLevel.POSSIBLE
    assert level(learned().possible_min) is LifeRiskLevel.POSSIBLE
    assert level(learned().unclear_min) is LifeRiskLevel.UNCLEAR
    assert level(learned().unclear_min - 0.001) is LifeRiskLevel.LOW


def test_figures_are_compared_by_how_many_they_are() -> None:
    assert text_buckets(["4636"]).tolist() == text_buckets(["9999"]).tolist()
    assert text_buckets(["4636"]).tolist() != text_buckets(["99"]).tolist()


def test_the_files_hold_every_category_and_no_other() -> None:
    assert bundled("categories").names == tuple(kind.value for kind in CategoryKind)
    assert bundled("life_risk").names == ("life_risk",)
    possible, unclear = bundled("life_risk").thresholds[0]
    assert 0 < unclear <= possible < 1
    assert np.abs(bundled("categories").table).max() <= 127
