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
