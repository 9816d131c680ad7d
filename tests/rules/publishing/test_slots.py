"""A slot offers its time on its days, whatever the clocks do."""

from datetime import UTC, date, datetime, timedelta
from itertools import islice

from hypothesis import given
from hypothesis import strategies as st

from clarion.kit.moments import wall
from clarion.publishing.rules.times.slots import AHEAD, SOONEST, Weekly, belongs, offers

LONDON = "Europe/London"
WEEKDAYS = Weekly(days=frozenset(range(5)), wall="09:00")
MINUTES = st.integers(0, 16 * 365 * 24 * 60).map(
    lambda n: datetime(2020, 1, 1, tzinfo=UTC) + timedelta(minutes=n)
)


def test_offers_the_next_ones_first() -> None:
    friday = datetime(2026, 4, 17, 12, tzinfo=UTC)
    found = islice(offers(WEEKDAYS, zone=LONDON, at=friday), 2)
    assert list(found) == [datetime(2026, 4, day, 8, tzinfo=UTC) for day in (20, 21)]


def test_what_is_too_soon_to_be_signed_is_not_offered() -> None:
    soon = datetime(2026, 4, 14, 8, tzinfo=UTC) - SOONEST
    assert next(offers(WEEKDAYS, zone=LONDON, at=soon)).day == 14
    assert next(offers(WEEKDAYS, zone=LONDON, at=soon + timedelta(seconds=1))).day == 15


def test_a_time_that_the_clocks_skip_is_not_offered_on_that_day() -> None:
    sundays = Weekly(days=frozenset({6}), wall="01:30")
    found = offers(sundays, zone=LONDON, at=datetime(2026, 3, 23, tzinfo=UTC))
    assert next(found).date() == date(2026, 4, 5)


def test_a_time_that_comes_twice_is_offered_once_the_first() -> None:
    sundays = Weekly(days=frozenset({6}), wall="01:30")
    found = list(islice(offers(sundays, zone=LONDON, at=datetime(2026, 10, 20, tzinfo=UTC)), 2))
    assert found[0] == datetime(2026, 10, 25, 0, 30, tzinfo=UTC)
    assert found[1].date() == date(2026, 11, 1)
    assert not belongs(sundays, found[0] + timedelta(hours=1), zone=LONDON)


@given(
    days=st.frozensets(st.integers(0, 6), min_size=1),
    minute=st.integers(0, 24 * 60 - 1),
    zone=st.sampled_from([LONDON, "America/New_York", "Australia/Lord_Howe", "Asia/Beirut"]),
    at=MINUTES,
)
def test_whatever_it_offers_belongs_to_it(
    days: frozenset[int], minute: int, zone: str, at: datetime
) -> None:
    slot = Weekly(days=days, wall=f"{minute // 60:02}:{minute % 60:02}")
    found = list(offers(slot, zone=zone, at=at))
    assert found == sorted(set(found))
    for one in found:
        assert at + SOONEST <= one <= at + AHEAD
        assert wall(one, zone).endswith(slot.wall)
        assert belongs(slot, one, zone=zone)
