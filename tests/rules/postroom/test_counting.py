"""It asks often while something spreads, seldom later, and in the end no more."""

from datetime import UTC, datetime, timedelta

import pytest

from clarion.postroom.rules.counting import SPARED_MIN, next_count, spared_until

NOON = datetime(2026, 7, 1, 12, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("age", "pause"),
    [
        (timedelta(0), timedelta(minutes=5)),
        (timedelta(minutes=59), timedelta(minutes=5)),
        (timedelta(hours=1), timedelta(hours=1)),
        (timedelta(hours=23), timedelta(hours=1)),
        (timedelta(days=1), timedelta(hours=12)),
        (timedelta(days=6, hours=23), timedelta(hours=12)),
    ],
)
def test_asks_less_often_as_time_goes_by(age: timedelta, pause: timedelta) -> None:
    assert next_count(said_at=NOON - age, at=NOON) == NOON + pause


def test_asks_no_more_after_a_week() -> None:
    assert next_count(said_at=NOON - timedelta(days=7), at=NOON) is None


def test_asks_about_a_post_some_fifty_times_and_no_more() -> None:
    at: datetime | None = NOON
    times = 0
    while at := next_count(said_at=NOON, at=at or NOON):
        times += 1
    assert 40 < times < 60


def test_spares_a_network_for_as_long_as_it_says_and_a_while_at_least() -> None:
    assert spared_until(at=NOON, retry_after=None) == NOON + SPARED_MIN
    assert spared_until(at=NOON, retry_after=timedelta(seconds=1)) == NOON + SPARED_MIN
    assert spared_until(at=NOON, retry_after=timedelta(hours=2)) == NOON + timedelta(hours=2)
