"""Ready words with gaps."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clarion.desk.rules.snippets import (
    VARIABLES,
    UnknownVariable,
    fill,
    refuse_unknown_variables,
    to_nobody,
)

FACTS = dict.fromkeys(VARIABLES, "-")


def test_fills_every_gap() -> None:
    words = fill("Dear {person}, case {case}. {me}, {office}", FACTS | {"person": "Maya"})
    assert words == "Dear Maya, case -. -, -"


def test_refuses_a_gap_that_nobody_could_fill() -> None:
    with pytest.raises(UnknownVariable) as refused:
        refuse_unknown_variables("Dear {name}")
    assert "{name}" in refused.value.sentence
    assert "{person}" in refused.value.sentence


def test_fills_with_words_as_they_are_even_when_they_look_like_gaps() -> None:
    assert fill("Dear {person}", FACTS | {"person": "{office}"}) == "Dear {office}"


@given(text=st.text(alphabet="{}abpersonocfim_ \n", max_size=80))
def test_leaves_no_gap_in_what_was_accepted(text: str) -> None:
    try:
        refuse_unknown_variables(text)
    except UnknownVariable:
        return
    assert not any(f"{{{name}}}" in fill(text, FACTS) for name in VARIABLES)


def test_reads_without_gaps_before_it_is_known_to_whom() -> None:
    said = to_nobody("Hello {person}.\n{office} says: case {case} is open. {me}")
    assert said == "Hello.\n… says: case … is open. …"
    assert to_nobody("{person}, it is {not} so") == ", it is {not} so"
