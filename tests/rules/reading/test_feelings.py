"""What people feel and need is found in their own words, turned round by "not"."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clarion.reading.feelings.feeling import Feeling, FeelingKind, Temperature
from clarion.reading.feelings.find import find_feelings, take_temperature
from clarion.reading.feelings.lexicon import feeling_words, parse
from clarion.reading.folding import split_words
from clarion.reading.quote import Quote
from clarion.reading.reading import Language

LANGUAGES = "ar cy de en es fr ht it pl pt ro tr uk ur"
EXAMPLES = [
    (language, kind, line)
    for language, known in feeling_words().items()
    for kind, lines in known.examples.items()
    for line in lines
]


def feel(text: str, code: str = "en", confidence: float = 1.0) -> tuple[Feeling, ...]:
    return find_feelings(split_words(text), Language(code=code, confidence=confidence))


def strength(text: str) -> float:
    return feel(text)[0].strength


def warmth(text: str) -> float:
    return take_temperature(feel(text)).value


@pytest.mark.parametrize(("language", "kind", "line"), EXAMPLES)
def test_every_example_of_the_lists_says_what_it_stands_for(
    language: str, kind: str, line: str
) -> None:
    kinds = {feeling.kind.value for feeling in feel(line, language)}
    assert not kinds if kind == "nothing" else kind in kinds


@pytest.mark.parametrize("language", sorted(feeling_words()))
def test_every_language_knows_every_feeling_and_need(language: str) -> None:
    examples = feeling_words()[language].examples
    assert {kind.value for kind in FeelingKind} | {"nothing"} == examples.keys()


def test_fourteen_languages_are_there() -> None:
    assert set(feeling_words()) == set(LANGUAGES.split())


@pytest.mark.parametrize(
    "text",
    [
        "I am not angry", "we are not at all scared", "nobody is worried", "I'm not very worried",
        "no worries", "Hope this helps",
    ],
)  # fmt: skip
def test_what_is_denied_or_a_courtesy_is_no_feeling(text: str) -> None:
    assert feel(text) == ()


def test_a_no_in_another_clause_denies_nothing() -> None:
    assert [one.kind for one in feel("No, I am angry")] == [FeelingKind.ANGER]


def test_very_makes_it_stronger_and_a_bit_makes_it_weaker() -> None:
    assert strength("a bit worried") < strength("worried") < strength("very worried")
    assert strength("angry") < strength("ANGRY")
    assert feel("very worried")[0].made_by == Quote(words="very", start=0, end=4)


def test_the_temperature_says_what_it_is_made_of() -> None:
    temperature = take_temperature(feel("I am furious, but thank you so much to the crew"))
    assert {share.kind for share in temperature.shares} == {
        FeelingKind.ANGER,
        FeelingKind.GRATITUDE,
    }
    assert abs(temperature.shares[0].adds) >= abs(temperature.shares[1].adds)


def test_the_bitter_are_cold_and_the_grateful_warm() -> None:
    assert warmth("You are a disgrace, nobody listens") < warmth("The road is closed") == 0
    assert warmth("Thank you so much, what a relief") > 0.7


def test_a_language_that_is_not_known_for_sure_is_read_as_english() -> None:
    assert feel("I am worried", "nl", confidence=0.2)
    assert not feel("I am worried", "nl", confidence=0.9)


def test_irony_is_taken_at_its_word() -> None:
    """It cannot be seen from words alone: docs/reading/feelings.md says so."""
    assert warmth("Well done, three weeks without water") > 0


def test_an_unknown_kind_is_refused() -> None:
    with pytest.raises(ValueError, match="schadenfreude"):
        parse({"language": "de", "feeling": {"schadenfreude": {"plain": "ha"}}})


@given(st.lists(st.sampled_from(FeelingKind), unique=True), st.floats(0, 1))
def test_the_temperature_stays_between_minus_one_and_one(
    kinds: list[FeelingKind], strength: float
) -> None:
    quote = Quote(words="x", start=0, end=1)
    feelings = [Feeling(kind=kind, quote=quote, strength=strength) for kind in kinds]
    temperature = take_temperature(feelings)
    assert -1 <= temperature.value <= 1
    assert len(temperature.shares) == len(kinds)


def test_nothing_felt_is_neither_warm_nor_cold() -> None:
    assert take_temperature(()) == Temperature(value=0.0, shares=())


@given(st.text(st.characters(codec=None), max_size=120), st.sampled_from(sorted(feeling_words())))
def test_any_text_is_read_and_quoted_exactly(text: str, language: str) -> None:
    for one in feel(text, language):
        assert text[one.quote.start : one.quote.end] == one.quote.words
        assert 0 < one.strength <= 1
