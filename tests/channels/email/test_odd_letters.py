"""A letter says what its writer meant, however badly the program wrote it down."""

import pytest

from clarion.channels.connectors.email.connector import Email
from clarion.channels.contract import Access, Happening
from tests.channels.email.odd_letters import ODD_LETTERS, Odd

ACCESS = Access(account_id=1, address="desk@town.test")


@pytest.mark.parametrize("odd", ODD_LETTERS, ids=lambda odd: odd.name)
def test_reads(odd: Odd) -> None:
    (letter,) = Email().normalize(odd.raw, ACCESS)
    assert letter.kind is Happening.MESSAGE
    for place, is_so in enumerate(odd.expected):
        assert is_so(letter), f"expectation {place}: {letter}"


def test_knows_more_than_fifty() -> None:
    assert len({odd.name for odd in ODD_LETTERS}) == len(ODD_LETTERS) >= 50
