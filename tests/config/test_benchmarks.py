"""A benchmark that finds something wrong says so, and does not only print it."""

import pytest

from benchmarks import drain, hold

HELD = {"leaks": 0, "unlisted": 0, "acknowledged_seconds_max": 0.4}
DRAINED = {"duplicates": 0, "missing": 0}


def test_a_hold_that_held_and_a_drain_that_said_each_once_are_good() -> None:
    assert hold.faults(HELD) == []
    assert drain.faults(DRAINED) == []


@pytest.mark.parametrize(
    "wrong", [{"leaks": 1}, {"unlisted": 2}, {"acknowledged_seconds_max": 1.001}]
)
def test_a_hold_that_leaks_or_is_slow_is_not(wrong: dict[str, float]) -> None:
    assert len(hold.faults({**HELD, **wrong})) == 1


@pytest.mark.parametrize("wrong", [{"duplicates": 1}, {"missing": 1}])
def test_a_drain_that_repeats_or_leaves_out_is_not(wrong: dict[str, int]) -> None:
    assert len(drain.faults({**DRAINED, **wrong})) == 1
