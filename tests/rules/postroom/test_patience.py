"""We wait longer each time, never shorter than we were asked to, and not for ever."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from clarion.postroom.rules.patience import ATTEMPTS_MAX, BEGIN_WITHIN, LEASE, next_attempt

NOW = datetime(2026, 4, 14, 9, 0, tzinfo=UTC)
QUARTER = timedelta(minutes=15)


def pause(attempts: int, retry_after: timedelta | None = None) -> timedelta | None:
    then = next_attempt(attempts=attempts, at=NOW, retry_after=retry_after)
    return then - NOW if then else None


def test_the_pause_doubles_from_five_seconds_to_a_quarter_of_an_hour() -> None:
    pauses = [pause(attempts) for attempts in range(1, ATTEMPTS_MAX)]
    assert pauses == [timedelta(seconds=5 * 2**n) for n in range(ATTEMPTS_MAX - 1)]
    assert all(one <= QUARTER for one in pauses if one)


def test_after_the_last_attempt_a_person_takes_over() -> None:
    assert pause(ATTEMPTS_MAX) is None


@given(
    attempts=st.integers(0, ATTEMPTS_MAX - 1),
    asked=st.timedeltas(min_value=timedelta(), max_value=timedelta(days=30)),
)
def test_p6_what_the_network_asked_for_counts_in_full(attempts: int, asked: timedelta) -> None:
    waited = pause(attempts, asked)
    assert waited is not None
    assert waited >= asked


@given(attempts=st.integers(0, 10_000))
def test_no_number_of_attempts_is_too_much_for_it(attempts: int) -> None:
    waited = pause(attempts)
    assert waited is None or timedelta() < waited <= QUARTER


def test_a_call_begins_long_before_its_lease_ends() -> None:
    assert 2 * BEGIN_WITHIN < LEASE
