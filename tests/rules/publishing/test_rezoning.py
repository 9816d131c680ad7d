"""Another zone of the office keeps the time on the wall, and never what was agreed to."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clarion.kit.moments import wall
from clarion.publishing.rules.lives import EDITION
from clarion.publishing.rules.times.rezoning import Shift, shift

ZONES = ["Europe/London", "Europe/Madrid", "America/New_York", "Asia/Tokyo", "Pacific/Apia"]
FREE = {"draft", "returned"}


def moved(state: str, at: datetime, before: str, after: str) -> Shift:
    return shift(state=state, due_at=at, due_wall=wall(at, before), due_zone=before, zone=after)


@given(
    state=st.sampled_from(EDITION.states),
    minutes=st.integers(0, 10 * 365 * 24 * 60),
    before=st.sampled_from(ZONES),
    after=st.sampled_from(ZONES),
)
def test_t4_keeps_the_time_on_the_wall_or_the_instant(
    state: str, minutes: int, before: str, after: str
) -> None:
    at = datetime(2026, 1, 1, tzinfo=UTC) + timedelta(minutes=minutes)
    new = moved(state, at, before, after)
    if state in FREE and not new.skipped:
        assert (new.due_wall, new.due_zone) == (wall(at, before), after)
        assert wall(new.due_at, after) == new.due_wall
    else:
        assert (new.due_at, new.due_wall, new.due_zone) == (at, wall(at, before), before)
        assert new.kept


@pytest.mark.parametrize("state", sorted(FREE))
def test_a_time_that_the_clocks_skip_there_keeps_its_instant(state: str) -> None:
    at = datetime(2026, 3, 29, 2, 30, tzinfo=UTC)  # 02:30 in Reykjavik; no such time in Madrid
    new = moved(state, at, "Atlantic/Reykjavik", "Europe/Madrid")
    assert (new.due_at, new.skipped, new.kept) == (at, True, True)
