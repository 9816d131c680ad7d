"""The code that opens a letter."""

from datetime import UTC, datetime, timedelta

import pytest

from clarion.postroom.rules.codes import WRONG_MAX, WRONG_WITHIN, digest, is_shut, opens, spoken

NOW = datetime(2026, 4, 14, 9, 0, tzinfo=UTC)


def test_is_written_in_groups() -> None:
    assert spoken("K7M29QXAB4RT") == "K7M2-9QXA-B4RT"


@pytest.mark.parametrize("typed", ["K7M2-9QXA", "k7m29qxa", " K7M2 9QXA ", "K7M2–9QXA"])
def test_opens_however_it_is_typed(typed: str) -> None:
    assert opens(reference="A", code=typed, kept=digest(reference="A", code="K7M2-9QXA"))


def test_opens_one_letter_only() -> None:
    kept = digest(reference="A", code="K7M2-9QXA")
    assert not opens(reference="A", code="K7M2-9QXB", kept=kept)
    assert not opens(reference="B", code="K7M2-9QXA", kept=kept)
    assert not opens(reference="A", code="", kept=kept)


def test_shuts_after_too_many_wrong_ones_for_an_hour() -> None:
    assert not is_shut(wrong_codes=0, wrong_at=None, at=NOW)
    assert not is_shut(wrong_codes=WRONG_MAX - 1, wrong_at=NOW, at=NOW)
    assert is_shut(wrong_codes=WRONG_MAX, wrong_at=NOW, at=NOW + timedelta(minutes=59))
    assert not is_shut(wrong_codes=WRONG_MAX, wrong_at=NOW, at=NOW + WRONG_WITHIN)
