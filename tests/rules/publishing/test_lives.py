"""An edition goes one way only: nothing that was signed or said becomes a draft again."""

import pytest

from clarion.publishing.rules.lives import EDITION, GOES_ON, SAID, UNSAID


def test_nothing_becomes_a_draft_again() -> None:
    assert EDITION.before("draft") == frozenset()


def test_nothing_is_said_that_was_not_signed() -> None:
    assert EDITION.before("approved") == {"in_review"}
    assert EDITION.before("scheduled") == {"approved"}
    assert EDITION.before("published") == {"scheduled", "publishing", "missed", "stopped"}


def test_withdrawn_rejected_and_dropped_are_for_good() -> None:
    assert EDITION.ends == {"rejected", "withdrawn", "superseded", "dropped"}


@pytest.mark.parametrize("state", sorted(set(EDITION.states) - EDITION.ends - {"draft"}))
def test_whatever_is_under_way_or_said_can_be_withdrawn(state: str) -> None:
    assert EDITION.allows(state, "withdrawn")


def test_what_was_said_is_corrected_and_what_was_not_is_replaced() -> None:
    assert not SAID & UNSAID
    assert GOES_ON == SAID | UNSAID
    assert all(EDITION.allows(state, "superseded") for state in UNSAID)
    assert not any(EDITION.allows(state, "superseded") for state in SAID)
