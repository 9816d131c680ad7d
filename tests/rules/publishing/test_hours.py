"""A day has the hours that the clock on the wall shows: 23, 24 or 25."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clarion.kit.moments import instant, wall
from clarion.publishing.rules.times.hours import begin_of, hours

ZONES = st.sampled_from(
    ["Europe/London", "America/New_York", "Europe/Madrid", "Australia/Lord_Howe", "Asia/Beirut"]
)
DAYS = st.dates(date(2000, 1, 1), date(2037, 12, 30))
MINUTES = st.integers(0, 16 * 365 * 24 * 60).map(
    lambda n: datetime(2020, 1, 1, tzinfo=UTC) + timedelta(minutes=n)
)


@pytest.mark.parametrize(
    ("day", "zone", "count"),
    [
        (date(2026, 3, 29), "Europe/London", 23),
        (date(2026, 10, 25), "Europe/London", 25),
        (date(2026, 4, 14), "Europe/London", 24),
        (date(2026, 3, 8), "America/New_York", 23),
        (date(2026, 11, 1), "America/New_York", 25),
    ],
)
def test_a_day_on_which_the_clocks_change_is_shorter_or_longer(
    day: date, zone: str, count: int
) -> None:
    assert len(hours(day, zone)) == count


def test_the_hour_that_comes_twice_is_named_twice() -> None:
    first, second = (one for one in hours(date(2026, 10, 25), "Europe/London") if one.shown == 1)
    assert (first.again, first.zone, second.again, second.zone) == (False, "BST", True, "GMT")
    assert second.at - first.at == timedelta(hours=1)


def test_the_hour_that_the_clocks_skip_is_not_there() -> None:
    shown = [one.shown for one in hours(date(2026, 3, 29), "Europe/London")]
    assert shown == [0, *range(2, 24)]


@given(day=DAYS, zone=ZONES)
def test_hours_follow_one_another_through_the_whole_day(day: date, zone: str) -> None:
    found = hours(day, zone)
    assert found[0].at == begin_of(day, zone)
    assert [one.at for one in found] == sorted(one.at for one in found)
    assert len({(one.shown, one.again) for one in found}) == len(found)
    assert all(one.at.astimezone(ZoneInfo(zone)).date() == day for one in found)


@given(day=DAYS, zone=ZONES)
def test_t3_an_hour_is_the_instant_that_its_words_mean(day: date, zone: str) -> None:
    for one in hours(day, zone):
        if not one.again:
            assert instant(wall(one.at, zone), zone) == one.at


@given(
    at=MINUTES,
    zone=ZONES,
)
def test_every_instant_stands_in_exactly_one_day(at: datetime, zone: str) -> None:
    day = at.astimezone(ZoneInfo(zone)).date()
    assert begin_of(day, zone) <= at < begin_of(day + timedelta(days=1), zone)
