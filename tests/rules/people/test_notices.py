"""Nobody is told in their quiet hours, unless a life is at risk; and nothing is tried for ever."""

from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clarion.people.rules.notices import ATTEMPTS_MAX, Quiet, not_before, pause

LONDON = "Europe/London"
NIGHT = Quiet(begins=time(22), ends=time(7))
NAP = Quiet(begins=time(13), ends=time(14))


def at(hour: int, minute: int = 0, *, day: int = 14) -> datetime:
    """That time on a London wall in April, where it is an hour later than UTC."""
    return datetime(2026, 4, day, hour, minute, tzinfo=ZoneInfo(LONDON)).astimezone(UTC)


@pytest.mark.parametrize(
    ("quiet", "now", "told"),
    [
        (NIGHT, at(21, 59), at(21, 59)),
        (NIGHT, at(22), at(7, day=15)),
        (NIGHT, at(3), at(7)),
        (NIGHT, at(7), at(7)),
        (NAP, at(13, 30), at(14)),
        (NAP, at(14, 1), at(14, 1)),
        (None, at(3), at(3)),
    ],
)
def test_waits_until_the_quiet_hours_are_over(
    quiet: Quiet | None, now: datetime, told: datetime
) -> None:
    assert not_before(quiet, zone=LONDON, urgent=False, at=now) == told


def test_a_risk_to_life_wakes_people() -> None:
    assert not_before(NIGHT, zone=LONDON, urgent=True, at=at(3)) == at(3)


HOURS = st.builds(Quiet, begins=st.times(), ends=st.times())
MOMENTS = st.integers(0, 2_000_000_000).map(lambda seconds: datetime.fromtimestamp(seconds, UTC))


@given(quiet=HOURS, moment=MOMENTS, zone=st.sampled_from([LONDON, "Asia/Kathmandu", "UTC"]))
def test_is_never_earlier_and_never_more_than_a_day_later(
    quiet: Quiet, moment: datetime, zone: str
) -> None:
    told = not_before(quiet, zone=zone, urgent=False, at=moment)
    assert moment <= told <= moment + timedelta(hours=26)


def test_is_tried_a_few_times_and_each_time_later() -> None:
    waits = [pause(attempts=number) for number in range(1, ATTEMPTS_MAX)]
    assert all(waits)
    assert waits == sorted(one for one in waits if one)
    assert pause(attempts=ATTEMPTS_MAX) is None
