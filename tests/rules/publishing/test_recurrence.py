"""A series is said on the days that people mean by it, and at the same time on the wall."""

from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from dateutil import rrule  # type: ignore[import-untyped]  # another pair of eyes, in tests alone
from hypothesis import given
from hypothesis import strategies as st

from clarion.publishing.rules.times.recurrence import (
    DAYS_MAX,
    HORIZON,
    INTERVAL_MAX,
    LAST,
    TIMES_MAX,
    Every,
    Recurrence,
    dates,
    instant_on,
    within,
)

TUESDAY = date(2026, 3, 3)
FIRST = st.dates(date(2000, 1, 1), date(2099, 12, 31))
WEEKDAY = st.integers(0, 6)
DAILY = st.builds(
    Recurrence, every=st.just(Every.DAY), first_on=FIRST,
    interval=st.integers(1, INTERVAL_MAX), times=st.integers(1, 60),
)  # fmt: skip
WEEKLY = st.builds(
    Recurrence, every=st.just(Every.WEEK), first_on=FIRST, days=st.frozensets(WEEKDAY, min_size=1),
    interval=st.integers(1, INTERVAL_MAX), times=st.integers(1, 60),
)  # fmt: skip
MONTHLY = st.builds(
    Recurrence, every=st.just(Every.MONTH), first_on=FIRST,
    days=WEEKDAY.map(lambda day: frozenset({day})), nth=st.sampled_from([1, 2, 3, 4, LAST]),
    interval=st.integers(1, INTERVAL_MAX), times=st.integers(1, 12),
)  # fmt: skip
ON_A_DATE = st.builds(
    Recurrence, every=st.just(Every.MONTH), first_on=FIRST, monthday=st.integers(1, 28),
    interval=st.integers(1, INTERVAL_MAX), times=st.integers(1, 12),
)  # fmt: skip
ANY = st.one_of(DAILY, WEEKLY, MONTHLY, ON_A_DATE)


def by_others(rule: Recurrence) -> list[date]:
    """The same days as dateutil finds them."""
    every = {Every.DAY: rrule.DAILY, Every.WEEK: rrule.WEEKLY, Every.MONTH: rrule.MONTHLY}
    weekdays = [rrule.weekday(day, rule.nth or None) for day in rule.days] or None
    found = rrule.rrule(
        every[rule.every],
        dtstart=datetime.combine(rule.first_on, datetime.min.time()),
        interval=rule.interval,
        wkst=rrule.MO,
        byweekday=weekdays,
        bymonthday=rule.monthday or None,
        count=rule.times,
    )
    end = rule.first_on + timedelta(days=DAYS_MAX)
    return [one.date() for one in found if one.date() <= end]


@given(rule=ANY)
def test_says_the_days_that_others_find(rule: Recurrence) -> None:
    assert rule.is_whole
    assert list(dates(rule)) == by_others(rule)


@given(rule=ANY, days=st.integers(0, 900))
def test_ends_on_its_last_day(rule: Recurrence, days: int) -> None:
    until = rule.first_on + timedelta(days=days)
    cut = Recurrence(
        every=rule.every, first_on=rule.first_on, interval=rule.interval, days=rule.days,
        nth=rule.nth, monthday=rule.monthday, until_on=until,
    )  # fmt: skip
    found = list(dates(cut))
    assert all(rule.first_on <= on <= until for on in found)
    assert all(one < other for one, other in pairwise(found))


def test_the_first_monday_of_the_month() -> None:
    rule = Recurrence(every=Every.MONTH, first_on=TUESDAY, days=frozenset({0}), nth=1, times=3)
    assert list(dates(rule)) == [date(2026, 4, 6), date(2026, 5, 4), date(2026, 6, 1)]


@pytest.mark.parametrize(
    ("zone", "first", "hours"),
    [
        ("Europe/London", date(2026, 3, 24), [9, 8]),
        ("Europe/London", date(2026, 10, 20), [8, 9]),
        ("America/New_York", date(2026, 3, 3), [14, 13]),
        ("America/New_York", date(2026, 10, 27), [13, 14]),
    ],
)
def test_t1_every_week_at_nine_stays_nine(zone: str, first: date, hours: list[int]) -> None:
    rule = Recurrence(every=Every.WEEK, first_on=first, days=frozenset({first.weekday()}), times=2)
    found = [instant_on(on, "09:00", zone) for on in dates(rule)]
    assert [at.hour for at in found if at] == hours
    assert {at.astimezone(ZoneInfo(zone)).hour for at in found if at} == {9}


def test_t1_a_time_that_the_clocks_skip_is_none() -> None:
    assert instant_on(date(2026, 3, 29), "01:30", "Europe/London") is None
    assert instant_on(date(2026, 10, 25), "01:30", "Europe/London") == datetime(
        2026, 10, 25, 0, 30, tzinfo=UTC
    )


def test_words_are_made_two_weeks_ahead() -> None:
    rule = Recurrence(every=Every.DAY, first_on=TUESDAY, times=TIMES_MAX)
    at = datetime(2026, 4, 14, 9, tzinfo=UTC)
    found = within(rule, zone="Europe/London", at=at)
    assert (found[0], found[-1]) == (at.date(), (at + HORIZON).date())


@pytest.mark.parametrize(
    "changed",
    [
        {"times": None},
        {"until_on": TUESDAY},
        {"times": TIMES_MAX + 1},
        {"times": 0},
        {"interval": 0},
        {"interval": INTERVAL_MAX + 1},
        {"days": frozenset()},
        {"days": frozenset({7})},
        {"every": Every.MONTH, "days": frozenset({0}), "nth": 5},
        {"every": Every.MONTH, "days": frozenset({0, 1}), "nth": 1},
        {"every": Every.MONTH, "monthday": 29},
    ],
)
def test_one_that_says_too_little_or_too_much_is_not_whole(changed: dict[str, object]) -> None:
    said: dict[str, object] = {
        "every": Every.WEEK, "first_on": TUESDAY, "days": frozenset({1}), "times": 4,
    }  # fmt: skip
    assert Recurrence(**said).is_whole  # type: ignore[arg-type]  # as a form gives it
    assert not Recurrence(**{**said, **changed}).is_whole  # type: ignore[arg-type]  # as above
