"""Danger is found in the words of people who have no time to spell."""

import tomllib
from pathlib import Path
from typing import Any, Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clarion.reading import Grade, Reader, Reading, RiskKind
from clarion.reading.lexicon import Lexicon, lexicons

READER: Final = Reader.compile()
SENTENCES: Final[dict[str, Any]] = tomllib.loads(
    (Path(__file__).parent / "sentences" / "development.toml").read_text(encoding="utf-8")
)
HAZARDS: Final[dict[str, dict[str, list[str]]]] = tomllib.loads(
    (Path(__file__).parent / "sentences" / "hazards.toml").read_text(encoding="utf-8")
)
UNSEEN: Final = "\u200b\u200c\u200d\u2060\u00ad\ufeff\u200f\x00"


def read(text: str) -> Reading:
    return READER.read_many([text])[0]


@pytest.mark.parametrize("text", SENTENCES["certain"])
def test_is_certain_of_danger(text: str) -> None:
    assert read(text).risk_grade is Grade.CERTAIN


@pytest.mark.parametrize(("text", "by"), SENTENCES["lowered"].items())
def test_lowers_a_harmless_turn_of_phrase_and_never_hides_it(text: str, by: str) -> None:
    risks = read(text).risks
    assert risks
    assert all(risk.grade is Grade.POSSIBLE for risk in risks)
    assert by in {risk.lowered_by.words for risk in risks if risk.lowered_by}


@pytest.mark.parametrize("text", SENTENCES["harmless"]["lines"])
def test_raises_no_alarm_over_ordinary_business(text: str) -> None:
    assert read(text).risks == ()


@pytest.mark.parametrize(
    "text",
    [
        "my neighbour is 91 and alone, her phone goes unanswered",
        "my mum is 84 and not answering the phone since last night",
        "old man next door isnt answering his door, his lights are on all night",
        "no answer at my neighbours door and the milk is outside",
    ],
)
def test_somebody_who_does_not_answer_may_be_in_danger(text: str) -> None:
    (found,) = (risk for risk in read(text).risks if risk.kind is RiskKind.MISSING)
    assert found.grade is Grade.POSSIBLE


def test_a_fire_and_a_driver_are_seen_in_few_words() -> None:
    assert read("fire on Oak Street").risk_grade is Grade.POSSIBLE
    words = "Tree down across Mill Lane, car underneath, driver not answering"
    assert read(words).risk_grade is Grade.POSSIBLE
    assert read("the fire station on Oak Street is open").risk_grade is not Grade.CERTAIN


@pytest.mark.parametrize(
    "text", ["nobody at the council is answering the phone", "my calls go unanswered"]
)
def test_an_office_that_does_not_answer_is_in_none(text: str) -> None:
    assert read(text).risks == ()


def test_a_joke_does_not_hide_the_danger_beside_it() -> None:
    assert read("haha good one. my dad is not breathing").risk_grade is Grade.POSSIBLE
    assert read("my phone died. my dad is not breathing").risk_grade is Grade.CERTAIN


def test_says_which_words_and_which_line_led_to_it() -> None:
    risk = read("please, he's got a KNIFE").risks[0]
    assert (risk.kind, risk.quote.words, risk.language) == (
        "violence",
        "he's got a KNIFE",
        "en",
    )
    assert "knife" in risk.line


def test_puts_the_certain_before_the_possible() -> None:
    grades = [risk.grade for risk in read("accident, injured, he is not breathing").risks]
    assert grades[0] is Grade.CERTAIN
    assert grades == sorted(grades, key=lambda grade: grade is not Grade.CERTAIN)


def test_takes_a_lone_foreign_word_for_a_word_of_the_text() -> None:
    assert not read("is there a place near the post office that sells a tire").risks


def test_whoever_is_in_no_hurry_in_portuguese_is_not_trapped() -> None:
    assert read("Não há pressa nenhuma, quando puderem").risks == ()


@given(st.lists(st.tuples(st.integers(0, 30), st.sampled_from(UNSEEN)), max_size=12))
def test_unseen_signs_within_words_hide_nothing(inserted: list[tuple[int, str]]) -> None:
    text = "we are trapped under the rubble"
    for at, sign in inserted:
        if text[at - 1 : at].isalpha() and text[at : at + 1].isalpha():
            text = text[:at] + sign + text[at:]
    assert read(text).risk_grade is Grade.CERTAIN


@given(st.text(max_size=200))
def test_words_around_it_hide_no_danger(before: str) -> None:
    assert read(f"{before}\nmy baby is not breathing").risks


@pytest.mark.parametrize(
    ("text", "grade"),
    [
        ("We were watching a film and my wife stopped breathing", Grade.CERTAIN),
        ("My dad had a heart attack years ago and now he has chest pain", Grade.CERTAIN),
        ("In that film about the killer a man was stabbed", Grade.POSSIBLE),
        ("My grandad had a stroke years ago", Grade.POSSIBLE),
    ],
)
def test_a_film_lowers_what_is_told_of_it_and_nothing_else(text: str, grade: Grade) -> None:
    assert read(text).risks[0].grade is grade


@pytest.mark.parametrize(
    ("language", "text"),
    [(language, line) for language, lines in HAZARDS["certain"].items() for line in lines],
)
def test_knows_a_hazard_in_every_language(language: str, text: str) -> None:
    reading = read(text)
    assert reading.risk_grade is Grade.CERTAIN
    assert {risk.language for risk in reading.risks if risk.grade is Grade.CERTAIN} >= {language}


@pytest.mark.parametrize("text", [line for lines in HAZARDS["everyday"].values() for line in lines])
def test_a_road_a_track_and_a_gas_bill_are_no_hazard(text: str) -> None:
    assert RiskKind.HAZARD not in {risk.kind for risk in read(text).risks}


@pytest.mark.parametrize("lexicon", lexicons(), ids=lambda lexicon: lexicon.language)
def test_every_language_has_words_for_a_hazard(lexicon: Lexicon) -> None:
    assert lexicon.language in HAZARDS["certain"].keys() & HAZARDS["everyday"].keys()
    assert RiskKind.HAZARD in {phrase.meaning.risk for phrase in lexicon.phrases}
