"""More than usual is said only when it is, and only when one can know what is usual."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clarion.kit.pace import DAYS_MIN, PEOPLE_MIN, Pace, compare

COUNTS = st.lists(st.integers(0, 10_000), max_size=28)


@pytest.mark.parametrize(
    ("now", "before", "pace"),
    [
        (34, [], Pace.NOT_KNOWN),
        (34, [4, 5], Pace.NOT_KNOWN),
        (4, [4, 5, 3, 4], Pace.USUAL),
        (0, [0, 0, 0], Pace.USUAL),
        (PEOPLE_MIN - 1, [0, 0, 0], Pace.USUAL),
        (PEOPLE_MIN, [0, 0, 0], Pace.FAR_MORE),
        (12, [4, 5, 3, 4], Pace.MORE),
        (40, [4, 5, 3, 4], Pace.FAR_MORE),
        (130, [100, 90, 110], Pace.USUAL),
        (0, [100, 90, 110], Pace.USUAL),
        (1, [10, 9, 11], Pace.USUAL),
    ],
)
def test_compares_with_the_days_before(now: int, before: list[int], pace: Pace) -> None:
    assert compare(now, before).pace is pace


@given(st.integers(0, 10_000), COUNTS)
def test_more_people_are_never_a_quieter_hour(now: int, before: list[int]) -> None:
    order = [Pace.QUIETER, Pace.USUAL, Pace.MORE, Pace.FAR_MORE]
    one, more = compare(now, before), compare(now + 1, before)
    if len(before) < DAYS_MIN:
        assert one.pace is more.pace is Pace.NOT_KNOWN
    else:
        assert order.index(one.pace) <= order.index(more.pace)


@given(st.integers(0, 10_000), COUNTS)
def test_times_are_never_made_up(now: int, before: list[int]) -> None:
    found = compare(now, before)
    assert found.times == 0 or found.times * (found.usual or 0) <= now
