"""What a text says against a claim is no repetition of it."""

import pytest

from clarion.reading.known.claims import Stance
from clarion.reading.known.stance import asks, stance


def test_who_is_out_of_the_flats_puts_no_fire_out() -> None:
    for text in ("Everyone is out of the flats", "smoke coming out of the flats"):
        assert stance(text=text, claim="The flats are burning")[0] is Stance.SAME


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Big fire at the tyre warehouse on Station Road, black smoke", Stance.CONTRADICTS),
        ("Is the fire on Station Road still burning?", Stance.ASKS),
        ("They say the fire on Station Road is out", Stance.SAME),
    ],
)
def test_smoke_denies_that_a_fire_is_out(text: str, expected: Stance) -> None:
    found, _ = stance(text=text, claim="The fire on Station Road is out")
    assert found is expected


@pytest.mark.parametrize(
    "text",
    [
        "It isn't true that the bridge is closed",
        "It is not true that the bridge on Mill Lane is closed",
        "I don’t believe the bridge is closed",
        "The council denies that the bridge is closed",
        "There is no evidence that the bridge is closed",
    ],
)
def test_the_whole_is_denied_however_far_on_it_stands(text: str) -> None:
    assert stance(text=text, claim="The bridge is closed")[0] is Stance.CONTRADICTS


@pytest.mark.parametrize(
    "text", ["I can't believe the bridge is closed", "No sign of police, the bridge is closed"]
)
def test_who_can_hardly_believe_it_says_that_it_is_so(text: str) -> None:
    assert stance(text=text, claim="The bridge is closed")[0] is Stance.SAME


def test_to_deny_the_opposite_is_to_say_the_same() -> None:
    found, _ = stance(text="It is not true that the bridge is open", claim="The bridge is closed")
    assert found is Stance.SAME


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        ("L'école est fermée", "L'école est ouverte"),
        ("Die Straße ist nicht gesperrt", "Die Straße ist gesperrt"),
    ],
)
def test_takes_sides_in_other_languages(text: str, claim: str) -> None:
    assert stance(text=text, claim=claim)[0] is Stance.CONTRADICTS


@pytest.mark.parametrize(
    ("text", "claim", "expected"),
    [
        ("they found e coli in it, don't drink it", "The water is contaminated", Stance.SAME),
        ("Don't drink the water", "The water is safe", Stance.CONTRADICTS),
        ("Don't believe that it is closed", "It is closed", Stance.CONTRADICTS),
        ("no school on monday, heating broke", "Schools are shut on Monday", Stance.SAME),
        ("no, the school is open", "The school is shut", Stance.CONTRADICTS),
        ("The water is fine, stop spreading this", "The water is unsafe", Stance.CONTRADICTS),
        ("It is safe, stop scaring people", "The water is safe", Stance.SAME),
        ("Schools are shut on Tuesday", "Schools are shut on Monday", Stance.OTHER_FIGURES),
        ("9 pm on Friday", "They close at 9 pm on Thursday", Stance.OTHER_FIGURES),
        ("The pool is only shut for two weeks", "The pool is shut for good", Stance.CONTRADICTS),
        ("The dam is holding", "The dam has burst", Stance.CONTRADICTS),
    ],
)
def test_warnings_days_and_states_are_told_apart(text: str, claim: str, expected: Stance) -> None:
    assert stance(text=text, claim=claim)[0] is expected


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("is the school shut monday", True),
        ("hi, does the strike close the town hall", True),
        ("when is the deadline", True),
        ("until when can I vote", True),
        ("do trains run on sunday", True),
        ("Will be shut on Monday", False),
        ("can confirm the bridge is closed", False),
        ("have heard the bridge is closed", False),
        ("What a mess, the bridge is closed", False),
        ("do not go to the bridge", False),
        ("When the dam broke we ran", False),
    ],
)
def test_who_asks_needs_no_question_mark(text: str, asked: bool) -> None:
    assert asks(text) is asked
