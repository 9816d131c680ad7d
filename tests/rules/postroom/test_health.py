"""An account is green only when it was seen to work in both directions."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clarion.postroom.rules.health import (
    WARN_DAYS,
    Light,
    Signs,
    is_silent,
    learn_pause,
    light,
    warning_day,
)

NOW = datetime(2026, 4, 14, 9, 0, tzinfo=UTC)


@given(
    state=st.sampled_from(["connecting", "open", "broken", "closed"]),
    troubled=st.booleans(),
    inbound=st.booleans(),
    outbound=st.booleans(),
    sends=st.booleans(),
    listens=st.booleans(),
)
def test_k9_green_means_seen_in_every_direction_that_it_has(
    state: str, troubled: bool, inbound: bool, outbound: bool, sends: bool, listens: bool
) -> None:
    signs = Signs(
        state=state,
        troubled=troubled,
        inbound_seen=inbound,
        outbound_seen=outbound,
        sends=sends,
        listens=listens,
    )
    proven = (inbound or not listens) and (outbound or not sends)
    assert (light(signs) is Light.GREEN) == (state == "open" and not troubled and proven)
    assert (light(signs) is Light.RED) == (state != "open" or troubled)


@pytest.mark.parametrize(
    ("left", "day"),
    [
        (timedelta(days=15), None),
        (timedelta(days=14), 14),
        (timedelta(days=8), 14),
        (timedelta(days=7), 7),
        (timedelta(days=1), 1),
        (timedelta(0), 1),
        (-timedelta(days=1), 1),
    ],
)
def test_k1_a_token_is_announced_at_14_7_and_1_days(left: timedelta, day: int | None) -> None:
    assert warning_day(expires_at=NOW + left, at=NOW) == day
    assert day is None or day in WARN_DAYS


def test_i7_a_busy_stream_that_stops_is_silent_after_an_hour_at_the_earliest() -> None:
    def silent(pause: timedelta, usual: float, samples: int = 500) -> bool:
        return is_silent(usual=usual, samples=samples, last_at=NOW - pause, at=NOW)

    assert not silent(timedelta(minutes=59), usual=10)
    assert silent(timedelta(minutes=61), usual=10)
    assert not silent(timedelta(hours=5), usual=3600)
    assert silent(timedelta(hours=7), usual=3600)
    assert not silent(timedelta(days=9), usual=10, samples=3), "too little is known of it"
    assert not is_silent(usual=None, samples=500, last_at=NOW - timedelta(days=9), at=NOW)


@given(pauses=st.lists(st.floats(0, 1e6), min_size=1, max_size=50))
def test_the_usual_pause_stays_among_those_that_were_seen(pauses: list[float]) -> None:
    usual: float | None = None
    for pause in pauses:
        usual = learn_pause(usual=usual, pause=timedelta(seconds=pause))
    assert usual is not None
    assert min(pauses) - 1 <= usual <= max(pauses) + 1
