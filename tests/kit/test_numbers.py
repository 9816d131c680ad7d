"""A number from outside is one that the database can hold, in plain digits."""

import pytest

from clarion.kit.numbers import is_number, number_of


@pytest.mark.parametrize(
    "text", ["", " 7", "-7", "7.0", "1_000", "٣", "³", "７", "12a", "9" * 19, "9" * 5_000]
)
def test_what_is_none(text: str) -> None:
    assert not is_number(text)
    assert number_of(text) is None


def test_what_is_one() -> None:
    assert number_of("007") == 7
    assert number_of("9" * 18) == 10**18 - 1
    assert number_of(None) is None
    assert number_of("12345", digits_max=4) is None
