"""Places that stand in no list are told by the words around them, the same on every machine."""

import hashlib
import struct
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from clarion.reading.folding import split_words
from clarion.reading.places.find import find_places
from clarion.reading.places.gazetteer import Gazetteer
from clarion.reading.places.place import Place, PlaceKind, PlaceSource
from clarion.reading.places.tagging.features import FEATURES, ROWS, rows_of
from clarion.reading.places.tagging.paths import likeliest_paths
from clarion.reading.places.tagging.tagger import tag_many
from clarion.reading.places.tagging.tokens import TAGGED_TOKENS_MAX, tokens_of
from clarion.reading.places.tagging.weights import LABELS, Settled, read_weights, write_weights
from clarion.reading.reading import Language

TEXTS = st.text(st.characters(codec=None), max_size=80) | st.sampled_from(
    ["#PrayForNepal", "#حفر_الباطن", "Thousands flee Pokhara's floods", "@x https://a.b/c", "a_b"]
)


def language(code: str) -> Language:
    return Language(code=code, confidence=1.0)


def named(text: str, code: str = "en") -> list[str]:
    return [mention.quote.words for mention in tag_many([text], [code])[0]]


def test_a_town_that_no_list_has_is_told_by_what_is_said_of_it() -> None:
    assert "Larkhaven" in named("Thousands of people were evacuated from Larkhaven, Florida")


def test_a_hashtag_is_read_word_by_word() -> None:
    assert [token.raw for token in tokens_of("#PrayForNepal #flood_Nepal2015")] == [
        *("#", "Pray", "For", "Nepal", "#", "flood", "Nepal", "2015"),
    ]


def test_a_language_that_was_not_learned_is_left_to_the_lists() -> None:
    assert tag_many(["Tausende fliehen aus Larkhaven"], ["de"]) == [[]]


def test_a_very_long_text_is_tagged_at_its_beginning() -> None:
    assert len(tokens_of("a b " * 10_000)) == TAGGED_TOKENS_MAX


def test_numbers_of_words_are_the_same_everywhere() -> None:
    """They are written into the weights: a change here makes every weight another word's."""
    rows = rows_of([tokens_of("Fire near #MillLane, يا بيروت 12!")], [[0] * 10])[0]
    assert rows.shape == (10, FEATURES)
    assert hashlib.sha256(rows.astype("<i8").tobytes()).hexdigest().startswith("533b7251138c6352")


@given(st.lists(TEXTS, max_size=6))
def test_texts_are_tagged_each_by_itself(texts: list[str]) -> None:
    codes = ["en", "ar", "en", "xx", "ar", "en"][: len(texts)]
    together = tag_many(texts, codes)
    assert together == [
        tag_many([text], [code])[0] for text, code in zip(texts, codes, strict=True)
    ]
    for text, mentions in zip(texts, together, strict=True):
        for mention in mentions:
            assert text[mention.quote.start : mention.quote.end] == mention.quote.words
            assert 0 <= mention.certainty <= 1


@given(st.lists(TEXTS, max_size=4))
def test_rows_do_not_depend_on_what_other_texts_say(texts: list[str]) -> None:
    cut = [tokens_of(text) for text in texts]
    rows = rows_of(cut, [[0] * len(tokens) for tokens in cut])
    for tokens, own in zip(cut, rows, strict=True):
        assert (own == rows_of([tokens], [[0] * len(tokens)])[0]).all()
        assert ((own >= 0) & (own < ROWS)).all()


@given(st.integers(0, 2**32 - 1))
def test_the_path_is_the_best_of_all_paths(seed: int) -> None:
    chance = np.random.default_rng(seed)
    scores = [chance.normal(size=(n, 3)).astype(np.float32) for n in (3, 1, 4)]
    steps = chance.normal(size=(4, 3)).astype(np.float32)
    for one, path in zip(scores, likeliest_paths(scores, steps), strict=True):
        ways = list(np.ndindex(*(3,) * len(one)))
        assert worth(one, steps, path) == pytest.approx(
            max(worth(one, steps, way) for way in ways), abs=1e-4
        )


def worth(scores: np.ndarray, steps: np.ndarray, path: tuple[int, ...] | list[int]) -> float:
    first = steps[-1, path[0]]
    between = sum(steps[a, b] for a, b in pairwise(path))
    return float(first + between + sum(scores[at, label] for at, label in enumerate(path)))


def test_weights_are_read_as_they_were_written() -> None:
    many = len(LABELS)
    table = np.arange(2 * many, dtype=np.int8).reshape(2, many)
    stored = write_weights(
        np.array([5, 9], dtype=np.int32),
        table,
        np.ones((many + 1, many), dtype=np.float32),
        scale=0.5,
        settled={"en": Settled(reluctance=1.0, slope=2.0, offset=3.0)},
    )
    weights = read_weights(stored)
    assert (weights.table[weights.places[9]] == table[1]).all()
    assert not weights.table[weights.places[7]].any()
    assert weights.settled["en"].slope == 2.0


@pytest.mark.parametrize("spoilt", [b"", b"{}\n", b"no json\n"])
def test_a_file_that_holds_no_weights_is_refused(spoilt: bytes) -> None:
    with pytest.raises(ValueError, match="weights"):
        read_weights(spoilt)


def test_weights_that_were_cut_short_are_refused() -> None:
    many = len(LABELS)
    stored = write_weights(
        np.zeros(1, dtype=np.int32),
        np.zeros((1, many), dtype=np.int8),
        np.zeros((many + 1, many), dtype=np.float32),
        scale=1.0,
        settled={},
    )
    with pytest.raises(ValueError, match="bytes"):
        read_weights(stored[: -struct.calcsize("f")])


def test_the_offices_own_list_comes_before_the_world_and_the_world_before_the_words() -> None:
    office = Gazetteer.compile([Place(name="Paris", kind=PlaceKind.NEIGHBOURHOOD, key="ours")])
    text = split_words("Floods in Paris and in Nepal, people flee from Larkhaven, Florida")
    (places,) = find_places([text], [language("en")], gazetteer=office)
    by_name = {place.quote.words: place.source for place in places}
    assert by_name["Paris"] is PlaceSource.OFFICE
    assert by_name["Nepal"] is PlaceSource.WORLD
    assert by_name["Larkhaven"] is PlaceSource.WORDS


@given(st.lists(TEXTS, max_size=3))
def test_no_two_places_of_a_text_overlap(texts: list[str]) -> None:
    read = [split_words(text) for text in texts]
    for places in find_places(read, [language("en")] * len(texts), gazetteer=None):
        for before, after in pairwise(places):
            assert before.quote.end <= after.quote.start
