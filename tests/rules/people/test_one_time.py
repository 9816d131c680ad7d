"""A link works once, and not for ever."""

from datetime import UTC, datetime, timedelta

import pytest

from clarion.people.rules.one_time import digest, is_open

NOW = datetime(2026, 4, 14, 9, 0, tzinfo=UTC)
LATER = NOW + timedelta(days=1)


@pytest.mark.parametrize(
    ("expires_at", "used_at", "withdrawn_at", "works"),
    [
        (LATER, None, None, True),
        (NOW, None, None, False),
        (LATER, NOW, None, False),
        (LATER, None, NOW, False),
    ],
)
def test_works_until_it_is_used_withdrawn_or_old(
    expires_at: datetime, used_at: datetime | None, withdrawn_at: datetime | None, works: bool
) -> None:
    found = is_open(expires_at=expires_at, used_at=used_at, withdrawn_at=withdrawn_at, at=NOW)
    assert found is works


def test_keeps_of_a_secret_only_what_cannot_be_turned_back() -> None:
    assert digest("one") != digest("two")
    assert "one" not in digest("one")
    assert len(digest("one")) == 64
