"""A time is what the clock on the wall shows where the office is, whatever the clocks do."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clarion.kit.moments import WALL, NoSuchTime, instant, wall

LONDON, NEW_YORK = "Europe/London", "America/New_York"
# Each zone's changes of 2026: forward in March, back in October or November.
CHANGES = [
    (LONDON, date(2026, 3, 29), 9, 8),
    (LONDON, date(2026, 10, 25), 8, 9),
    (NEW_YORK, date(2026, 3, 8), 14, 13),
    (NEW_YORK, date(2026, 11, 1), 13, 14),
]
SKIPPED = [(LONDON, "2026-03-29T01:30"), (NEW_YORK, "2026-03-08T02:30")]
TWICE = [
    (LONDON, "2026-10-25T01:30", datetime(2026, 10, 25, 0, 30, tzinfo=UTC)),
    (NEW_YORK, "2026-11-01T01:30", datetime(2026, 11, 1, 5, 30, tzinfo=UTC)),
]

_THE_FIRST = datetime(2000, 1, 1, tzinfo=UTC)
minutes = st.integers(0, 37 * 365 * 24 * 60).map(lambda n: _THE_FIRST + timedelta(minutes=n))


@pytest.mark.parametrize(("zone", "on", "hour_before", "hour_after"), CHANGES)
def test_t1_nine_stays_nine_across_a_change_of_the_clocks(
    zone: str, on: date, hour_before: int, hour_after: int
) -> None:
    for days, hour in ((-7, hour_before), (-1, hour_before), (0, hour_after), (7, hour_after)):
        shown = f"{on + timedelta(days=days)}T09:00"
        at = instant(shown, zone)
        assert (at.tzinfo, at.hour) == (UTC, hour), shown
        assert wall(at, zone) == shown


@pytest.mark.parametrize(("zone", "shown"), SKIPPED)
def test_a_time_that_the_clocks_skip_is_refused(zone: str, shown: str) -> None:
    with pytest.raises(NoSuchTime) as refused:
        instant(shown, zone)
    assert shown.replace("T", " ") in refused.value.sentence
    assert zone in refused.value.sentence


@pytest.mark.parametrize(("zone", "shown", "first"), TWICE)
def test_a_time_that_is_shown_twice_is_the_first(zone: str, shown: str, first: datetime) -> None:
    assert instant(shown, zone) == first
    assert wall(first + timedelta(hours=1), zone) == shown


@given(
    at=minutes,
    zone=st.sampled_from([LONDON, NEW_YORK, "Australia/Lord_Howe", "Asia/Kathmandu", "UTC"]),
)
def test_the_wall_shows_what_was_chosen(at: datetime, zone: str) -> None:
    shown = at.strftime(WALL)
    try:
        meant = instant(shown, zone)
    except NoSuchTime:
        return
    assert wall(meant, zone) == shown


@given(
    at=minutes,
    zone=st.sampled_from([LONDON, NEW_YORK, "Australia/Lord_Howe"]),
)
def test_what_a_wall_has_shown_can_be_chosen(at: datetime, zone: str) -> None:
    meant = instant(wall(at, zone), zone)
    assert meant <= at < meant + timedelta(hours=1, minutes=1)
