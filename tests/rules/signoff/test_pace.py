"""How long people are waited for is said in minutes that nobody's clock can make nonsense of."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from clarion.signoff.rules.pace import Passage, minutes, paces

NOW = datetime(2026, 4, 14, 9, 0, tzinfo=UTC)


def passage(waited: int, *, step: int = 0, days_ago: float = 1, **changed: object) -> Passage:
    ended_at = NOW - timedelta(days=days_ago)
    known = {"request_id": 1, "whole": True}
    return Passage(
        step=step,
        began_at=ended_at - timedelta(minutes=waited),
        ended_at=ended_at,
        **(known | changed),  # type: ignore[arg-type]  # by name
    )


def test_a_begun_minute_counts() -> None:
    assert [minutes(timedelta(seconds=one)) for one in (0, 1, 60, 61)] == [0, 1, 1, 2]


def test_a_clock_that_was_put_back_makes_no_minutes() -> None:
    assert minutes(timedelta(hours=-1)) == 0


def test_each_step_has_the_usual_and_the_longest() -> None:
    found = paces([passage(4), passage(6), passage(50), passage(9, step=1)], at=NOW)
    first, quarter = found.steps[0]
    assert (first.days, first.count, first.median, first.longest) == (30, 3, 6, 50)
    assert (quarter.days, quarter.count) == (90, 3)
    assert found.steps[1][0].median == 9


def test_what_is_older_than_a_month_counts_in_the_quarter_only() -> None:
    (quarter,) = paces([passage(4, days_ago=31)], at=NOW).steps[0]
    assert (quarter.days, quarter.count) == (90, 1)


def test_the_whole_is_from_the_first_question_to_the_last_signature() -> None:
    both = [passage(4, days_ago=1), passage(6, step=1, days_ago=1 - 10 / 1440)]
    (month, _quarter) = paces(both, at=NOW).whole
    assert (month.count, month.median) == (1, 14)


def test_what_was_returned_is_no_whole() -> None:
    assert paces([passage(4, whole=False)], at=NOW).whole == ()


@given(waits=st.lists(st.integers(min_value=-500, max_value=500), min_size=1, max_size=9))
def test_the_usual_is_never_longer_than_the_longest(waits: list[int]) -> None:
    for pace in paces([passage(one) for one in waits], at=NOW).steps[0]:
        assert 0 <= pace.median <= pace.longest
