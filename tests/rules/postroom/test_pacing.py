"""An account says one thing after the other."""

from datetime import UTC, datetime, timedelta

import pytest

from clarion.postroom.rules.pacing import free_at, pace, waits_its_turn

NOW = datetime(2026, 4, 14, 9, 0, tzinfo=UTC)
MINUTE = timedelta(minutes=1)


def test_what_somebody_chose_counts_and_none_is_a_choice() -> None:
    assert pace(chosen=None, usual=60) == MINUTE
    assert pace(chosen=0, usual=60) == timedelta()
    assert pace(chosen=5, usual=60) == timedelta(seconds=5)


@pytest.mark.parametrize("ago", [0, 1, 59])
def test_an_account_that_has_just_spoken_waits(ago: int) -> None:
    spoke = NOW - timedelta(seconds=ago)
    assert free_at(spoke_at=spoke, pace=MINUTE, at=NOW) == spoke + MINUTE


@pytest.mark.parametrize("spoke_at", [None, NOW - MINUTE, NOW - timedelta(days=1)])
def test_an_account_that_has_been_silent_waits_for_nothing(spoke_at: datetime | None) -> None:
    assert free_at(spoke_at=spoke_at, pace=MINUTE, at=NOW) is None


def test_a_clock_that_was_put_back_keeps_no_account_silent() -> None:
    assert free_at(spoke_at=NOW + timedelta(hours=24), pace=MINUTE, at=NOW) is None
    assert free_at(spoke_at=NOW + timedelta(seconds=2), pace=MINUTE, at=NOW) is not None


def test_says_why_it_waits() -> None:
    assert waits_its_turn(MINUTE) == "this account says one thing every 60 seconds"
    assert waits_its_turn(timedelta(seconds=1)) == "this account says one thing every second"
