"""A sample is the same whoever draws it, and a share never says more than the sample can."""

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clarion.desk.rules.audit import SAMPLE, bounds, draw, found_of_all, last_week, share

NUMBERS = st.lists(st.integers(1, 10**9), unique=True, max_size=200)


@given(NUMBERS, st.randoms())
def test_the_order_makes_no_difference(numbers: list[int], random: object) -> None:
    mixed = list(numbers)
    random.shuffle(mixed)  # type: ignore[attr-defined]  # Hypothesis's own random
    drawn = draw(numbers, seed="7:2027-06-28")
    assert drawn == draw(mixed, seed="7:2027-06-28")
    assert len(drawn) == min(SAMPLE, len(numbers))
    assert set(drawn) <= set(numbers)


def test_another_week_has_another_sample() -> None:
    numbers = range(10_000)
    assert draw(numbers, seed="7:2027-06-28") != draw(numbers, seed="7:2027-07-05")


def test_everybody_is_drawn_as_often() -> None:
    counted = [0] * 10
    for week in range(600):
        for number in draw(range(100), seed=str(week), size=10):
            counted[number // 10] += 1
    assert all(500 < count < 700 for count in counted)


# Wilson's interval for 0 of 60 ends at 6.0 in 100, for 3 of 60 it is 1.7 to 13.7 (closed form).
@pytest.mark.parametrize(
    ("found", "of", "low", "high"), [(0, 60, 0, 0.0602), (3, 60, 0.0171, 0.1370), (0, 0, 0, 1)]
)
def test_knows_how_little_a_sample_says(found: int, of: int, low: float, high: float) -> None:
    said = share(found, of)
    assert (said.low, said.high) == (pytest.approx(low, abs=1e-3), pytest.approx(high, abs=1e-3))


@given(st.integers(0, 500), st.integers(0, 500), st.integers(0, 10**6), st.integers(0, 10**4))
def test_shares_are_shares(found: int, rest: int, harmless: int, confirmed: int) -> None:
    said = share(found, found + rest)
    assert 0 <= said.low <= said.share + 1e-9
    assert said.share <= said.high + 1e-9
    assert said.high <= 1
    low, high = found_of_all(said, harmless=harmless, confirmed=confirmed)
    assert 0 <= low <= high <= 1


def test_a_week_is_the_offices_own() -> None:
    # Sunday evening in London is Monday in Auckland.
    at = datetime(2027, 7, 4, 20, 0, tzinfo=UTC)
    assert last_week(at, "Europe/London") == date(2027, 6, 21)
    assert last_week(at, "Pacific/Auckland") == date(2027, 6, 28)


def test_a_week_has_an_hour_less_when_clocks_go_forward() -> None:
    begin, end = bounds(date(2027, 3, 22), "Europe/London")
    assert (end.astimezone(UTC) - begin.astimezone(UTC)).total_seconds() == 167 * 3600
