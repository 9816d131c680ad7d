"""What a text says against a claim is no repetition of it."""

import pytest

from clarion.reading.known.claims import Stance
from clarion.reading.known.stance import stance


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
