"""A sample is the same whoever draws it, and a share never says more than the sample can."""

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clarion.reading.missed import (
    CAUGHT_SAMPLE,
    SAMPLE,
    bounds,
    draw,
    draw_apart,
    found_of_all,
    how_many_caught,
    is_caught,
    last_week,
    late_since,
    share,
    together,
    weigh,
)
from clarion.reading.reading import LifeRiskLevel

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


def levels(*, caught: int, rest: int) -> dict[int, LifeRiskLevel]:
    net = dict.fromkeys(range(caught), LifeRiskLevel.UNCLEAR)
    return net | {caught + number: LifeRiskLevel.LOW for number in range(rest)}


@pytest.mark.parametrize(
    ("caught", "rest", "of_caught", "of_rest"),
    [
        (500, 9_000, CAUGHT_SAMPLE, SAMPLE - CAUGHT_SAMPLE),
        (3, 9_000, 3, SAMPLE - 3),
        (500, 10, SAMPLE - 10, 10),
        (4, 5, 4, 5),
        (0, 0, 0, 0),
    ],
)
def test_a_part_of_the_sample_is_what_the_net_caught(
    caught: int, rest: int, of_caught: int, of_rest: int
) -> None:
    known = levels(caught=caught, rest=rest)
    drawn = draw_apart(known, seed="7:2027-06-28")
    found = sum(is_caught(known[one]) for one in drawn)
    assert (found, len(drawn) - found) == (of_caught, of_rest)
    assert len(set(drawn)) == len(drawn)


def test_what_the_model_alone_calls_possible_is_caught() -> None:
    assert [is_caught(level) for level in LifeRiskLevel] == [True, True, True, False]


def test_how_many_are_caught_is_told_from_those_that_were_looked_at() -> None:
    assert how_many_caught(levels(caught=20, rest=180), of=1_000) == 100
    assert how_many_caught({}, of=0) == 0


def test_each_part_counts_as_large_as_it_is() -> None:
    said = together([(share(10, 20), 100), (share(0, 40), 900)])
    assert (said.found, said.of) == (10, 60)
    assert said.share == pytest.approx(0.05), "not 10 of 60"
    # By hand from Wilson's intervals 0.299 to 0.701 and 0 to 0.0876.
    assert said.low == pytest.approx(0.05 - 0.1 * 0.2007, abs=1e-3)
    assert said.high == pytest.approx(0.05 + ((0.1 * 0.2007) ** 2 + (0.9 * 0.0876) ** 2) ** 0.5,
                                      abs=1e-3)  # fmt: skip


def test_a_part_that_nobody_has_read_may_be_anything() -> None:
    said = together([(share(0, 0), 100), (share(0, 40), 900)])
    assert said.high > 0.1
    assert together([]) == share(0, 0)


def test_what_was_read_says_what_is_missed_in_each_part_and_in_all() -> None:
    said = weigh(in_caught=(10, 20), in_rest=(0, 40), caught=100, harmless=1_000)
    assert said.in_caught == share(10, 20)
    assert said.in_rest == share(0, 40)
    assert said.in_all == together([(share(10, 20), 100), (share(0, 40), 900)])


def test_one_part_alone_is_what_it_was() -> None:
    assert together([(share(0, 0), 0), (share(3, 60), 500)]) == share(3, 60)


@pytest.mark.parametrize(
    ("day", "late"), [(5, False), (6, False), (7, True), (13, True), (14, False)]
)
def test_a_sample_is_late_from_wednesday_until_the_next_one_is(day: int, late: bool) -> None:
    # The week from Monday 28 June is drawn on Monday 5 July; until the 14th it is the newest late.
    first, last = late_since(date(2027, 7, day))
    assert (first <= date(2027, 6, 28) <= last) is late
