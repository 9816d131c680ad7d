"""Whose voice an account is, and what names the authority for it."""

import pytest

from clarion.postroom.rules.kinds import AUTHORITY_MAX, Kind, is_authority, publishes


def test_only_a_persons_own_account_says_no_statements() -> None:
    assert [kind for kind in Kind if not publishes(kind)] == [Kind.PERSONAL]


@pytest.mark.parametrize(
    "text", ["", "Order 12 of 2026: who speaks", "https://town.example/policy"]
)
def test_takes_a_short_text_or_a_link_that_nobody_reads_along(text: str) -> None:
    assert is_authority(text)


@pytest.mark.parametrize(
    "text",
    [
        "http://town.example/policy",
        "javascript:alert(1)",
        "JavaScript:alert(1)",
        "data:text/html,hello",
        "https://town.example/our policy",
        "see https://town.example/policy",
        "x" * (AUTHORITY_MAX + 1),
    ],
)
def test_takes_nothing_else(text: str) -> None:
    assert not is_authority(text)
