"""The fast tier says what the careful one says, but for quotes and a guess at the need."""

import tomllib
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from clarion.reading import LifeRiskLevel, NeedKind, Reader
from clarion.reading.fast import FastReader
from clarion.reading.fast.language import plainly_english
from clarion.reading.fast.reader import BATCH_TEXTS
from clarion.reading.fast.sieve import REMEMBERED_TOKENS_MAX, Sieve
from clarion.reading.lexicon import bundled_book

CAREFUL = Reader.compile()
FAST = FastReader()
SENTENCES = Path(__file__).parents[1] / "sentences"
WORDS = st.sampled_from(
    [
        *("help", "me", "he", "is", "not", "breathing", "knife", "trapped", "under", "rubble"),
        *("tr@pped", "h e l p", "k*ll", "j'ai", "l'eau", "brea\u200bthing", "helpp", "Treppe"),
        *("tanpri", "ede", "🆘", "lol", "?", "!", "\n", "مفقود", "http://a.b", "@x", "\ud800"),
    ]
)
TEXTS = st.one_of(
    st.text(st.characters(codec=None), max_size=120),
    st.binary(max_size=80).map(lambda raw: raw.decode("utf-8", "surrogateescape")),
    st.lists(WORDS, max_size=25).map(" ".join),
    st.lists(WORDS, max_size=10).map("".join),
)


def written() -> list[str]:
    """Every sentence that the lexicons are tested with, in all their languages."""
    return [
        text
        for file in sorted(SENTENCES.glob("*.toml"))
        for text in _strings(tomllib.loads(file.read_text(encoding="utf-8")))
    ]


def _strings(node: object) -> list[str]:
    if isinstance(node, str):
        return [node]
    children = node.values() if isinstance(node, dict) else node if isinstance(node, list) else ()
    return [text for child in children for text in _strings(child)]


@given(TEXTS)
@settings(max_examples=300)
def test_misses_no_danger_that_the_careful_reader_finds(text: str) -> None:
    """But for the language that plain English is taken for, both say the same."""
    careful, fast = CAREFUL.read_many([text])[0], FAST.read_many([text])[0]
    levels = list(LifeRiskLevel)
    if careful.risks and careful.language.code == fast.language.code:
        assert levels.index(fast.level) <= levels.index(careful.life_risk.level)
    if careful.risks:
        assert fast.level in {LifeRiskLevel.CERTAIN, LifeRiskLevel.POSSIBLE}


def test_says_what_the_careful_reader_says_of_every_sentence_of_the_lexicons() -> None:
    texts = written()
    assert len(texts) > 250
    pairs = list(zip(texts, CAREFUL.read_many(texts), FAST.read_many(texts), strict=True))
    missed = [text for text, careful, fast in pairs if careful.life_risk.level != fast.level]
    assert len(missed) <= len(texts) // 200, missed


@given(st.lists(TEXTS, max_size=5))
@settings(max_examples=50)
def test_reads_each_text_by_itself(texts: list[str]) -> None:
    assert FAST.read_many(texts) == [FAST.read_many([text])[0] for text in texts]


def test_reads_more_than_one_batch_in_order() -> None:
    texts = ["set a timer for ten minutes", "my dad is trapped under the rubble"] * BATCH_TEXTS
    levels = [reading.level for reading in FAST.read_many(texts)]
    assert levels == [levels[0], levels[1]] * BATCH_TEXTS
    assert levels[:2] == [LifeRiskLevel.LOW, LifeRiskLevel.CERTAIN]


@pytest.mark.parametrize("hostile", ["a", "help ", "h e l p ", "a@", "\u200b", "é\u0301", "\ud800"])
def test_survives_a_flood_of_one_thing(hostile: str) -> None:
    FAST.read_many([hostile * (100_000 // len(hostile))])


def test_forgets_words_rather_than_grow() -> None:
    sieve = Sieve(bundled_book())
    before = sieve.places(["trapped", "under", "rubble"])
    for start in range(0, REMEMBERED_TOKENS_MAX + 2_000, 2_000):
        sieve.places([str(start + at) for at in range(2_000)])
    assert before
    assert sieve.places(["trapped", "under", "rubble"]) == before


def test_guesses_the_need() -> None:
    assert FAST.read_many(["when does the library open?"])[0].need is NeedKind.QUESTION
    assert FAST.read_many(["the sky"])[0].need is None


def test_knows_plain_english_and_leaves_the_rest_to_the_model() -> None:
    assert plainly_english(["the", "water", "of", "the", "river", "was", "here"])
    assert plainly_english(["de", "rivier", "was", "here"]) is None
    assert plainly_english([]) is None
