"""A link for signing works once, for these words, for a night, and not for guessing."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from clarion.signoff.rules.links import (
    LINK_LASTS,
    WRONG_PER_LINK,
    WRONG_PER_PERSON,
    Shut,
    code_digest,
    covering,
    shut,
)

NOW = datetime(2026, 4, 14, 3, 0, tzinfo=UTC)


def why(**changed: Any) -> Shut | None:
    facts: dict[str, Any] = {
        "used": False,
        "ended": False,
        "expires_at": NOW + LINK_LASTS,
        "request_open": True,
        "same_words": True,
        "wrong": 0,
        "wrong_lately": 0,
        "at": NOW,
    }
    return shut(**(facts | changed))


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({}, None),
        ({"used": True}, Shut.USED),
        ({"used": True, "request_open": False}, Shut.USED),
        ({"request_open": False}, Shut.MOVED),
        ({"same_words": False}, Shut.MOVED),
        ({"ended": True}, Shut.OVER),
        ({"at": NOW + LINK_LASTS - timedelta(seconds=1)}, None),
        ({"at": NOW + LINK_LASTS}, Shut.OVER),
        ({"wrong": WRONG_PER_LINK - 1}, None),
        ({"wrong": WRONG_PER_LINK}, Shut.LOCKED),
        ({"wrong_lately": WRONG_PER_PERSON - 1}, None),
        ({"wrong_lately": WRONG_PER_PERSON}, Shut.LOCKED),
    ],
)
def test_says_why_it_does_not_work(changed: dict[str, Any], said: Shut | None) -> None:
    assert why(**changed) == said


def test_other_words_on_any_account_are_other_words() -> None:
    assert covering(["a", "b"]) == covering(["b", "a"])
    assert covering(["a", "b"]) != covering(["a"])


def test_a_code_is_kept_with_its_link_and_read_however_it_is_spaced() -> None:
    assert code_digest("x", "123 456") == code_digest("x", "123456")
    assert code_digest("x", "123456") != code_digest("y", "123456")
