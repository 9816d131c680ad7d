"""T6 and T12: whatever the clock does, nothing is said twice, and nothing after its time."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from clarion.kit.ids import new_key
from clarion.postroom import queries
from clarion.postroom.actions import (
    Timing,
    deliver,
    end_leases,
    lift_hold,
    look_again,
    place_hold,
    queue_dispatch,
)
from clarion.postroom.models import Dispatch
from clarion.postroom.rules.patience import REPLY_STALE_AFTER
from tests.makers.desk import Desk
from tests.makers.people import NOW
from tests.makers.postroom import a_dispatch

HOUR = timedelta(hours=1)
MINUTE = timedelta(minutes=1)
STEPS = (-HOUR, HOUR, -24 * HOUR)
HOLD_STEPS = (-HOUR, 24 * HOUR)


def turn(desk: Desk, at: datetime) -> None:
    """Let everything happen that a clock at this hand lets happen."""
    end_leases(by=desk.clockwork, at=at)
    for due in queries.looks_due(at=at):
        look_again(dispatch_id=due.dispatch_id, by=desk.clockwork, at=at)
    for due in queries.dispatches_due(at=at):
        deliver(dispatch_id=due.dispatch_id, by=desk.clockwork, at=at)


def posts(desk: Desk) -> list[str]:
    return [post.text for post in desk.net.posts(author="townhall")]


def expiring(desk: Desk, *, after: timedelta) -> int:
    """Put words at the door that nobody must read after a while."""
    dispatch_id = a_dispatch(desk)
    Dispatch.objects.filter(pk=dispatch_id).update(expires_at=NOW + after)
    return dispatch_id


@pytest.mark.parametrize("step", STEPS)
def test_t6_what_was_sent_is_not_sent_again_when_the_clock_steps(
    desk: Desk, step: timedelta
) -> None:
    dispatch_id = a_dispatch(desk)
    deliver(dispatch_id=dispatch_id, by=desk.clockwork, at=NOW)
    for at in (NOW + step, NOW + step + timedelta(minutes=5), NOW):
        turn(desk, at)
        deliver(dispatch_id=dispatch_id, by=desk.clockwork, at=at)
    assert len(posts(desk)) == 1


@pytest.mark.parametrize("step", STEPS)
def test_t6_what_nobody_knows_of_is_not_sent_again_when_the_clock_steps(
    desk: Desk, step: timedelta
) -> None:
    dispatch_id = a_dispatch(desk)
    desk.net.fault("posts.create", "drop_after", times=1)
    deliver(dispatch_id=dispatch_id, by=desk.clockwork, at=NOW)
    for minutes in range(0, 60, 5):
        turn(desk, NOW + step + timedelta(minutes=minutes))
    turn(desk, NOW + timedelta(minutes=10))
    assert len(posts(desk)) == 1
    assert queries.dispatch(office_id=desk.office_id, dispatch_id=dispatch_id).state == "sent"


def test_t6_a_clock_that_goes_back_lets_nothing_leave_early(desk: Desk) -> None:
    dispatch_id = a_dispatch(desk, at=NOW + HOUR)
    turn(desk, NOW)
    assert posts(desk) == []
    turn(desk, NOW + HOUR)
    turn(desk, NOW)
    assert len(posts(desk)) == 1
    assert queries.dispatch(office_id=desk.office_id, dispatch_id=dispatch_id).state == "sent"


def test_t6_a_clock_that_goes_forward_lets_nothing_leave_that_is_stale(desk: Desk) -> None:
    dispatch_id = a_dispatch(desk)
    ahead = NOW + REPLY_STALE_AFTER + HOUR
    turn(desk, ahead)
    assert posts(desk) == []
    turn(desk, NOW)
    assert posts(desk) == [], "what was missed is not sent because the clock was put right"
    assert queries.dispatch(office_id=desk.office_id, dispatch_id=dispatch_id).state == "missed"


def test_t12_nothing_is_tried_again_after_its_time(desk: Desk) -> None:
    dispatch_id = expiring(desk, after=timedelta(minutes=10))
    desk.net.fault("posts.create", "refuse", times=1, status=429, code="rate_limited")
    turn(desk, NOW)
    desk.net.lift_faults()
    turn(desk, NOW + timedelta(minutes=11))
    now = queries.dispatch(office_id=desk.office_id, dispatch_id=dispatch_id)
    assert (now.state, now.reason) == ("expired", "its time is over")
    assert (posts(desk), now.attempts) == ([], 1)


def test_t12_its_end_is_kept_with_it(desk: Desk) -> None:
    row = Dispatch.objects.get(pk=a_dispatch(desk))
    ends = NOW + timedelta(minutes=10)
    number = queue_dispatch(
        outgoing=replace(row.outgoing(), key=new_key()),
        warrant_id=row.warrant_id,
        about="case:2",
        timing=Timing(due_at=NOW, stale_after=HOUR, expires_at=ends),
        by=desk.chief,
        at=NOW,
    )
    assert Dispatch.objects.get(pk=number).expires_at == ends


@pytest.mark.parametrize("step", HOLD_STEPS)
@pytest.mark.parametrize("placed_late", [False, True])
def test_t6_a_hold_stops_everything_whatever_the_clock_does_meanwhile(
    desk: Desk, step: timedelta, placed_late: bool
) -> None:
    a_dispatch(desk, "Due when it begins.")
    a_dispatch(desk, "Due in a while.", at=NOW + 20 * MINUTE)
    hold = a_hold(desk, at=NOW + step if placed_late else NOW)
    for minutes in range(0, 40, 10):
        turn(desk, NOW + step + minutes * MINUTE)
        turn(desk, NOW + minutes * MINUTE)
    assert posts(desk) == []
    lift_hold(hold_id=hold, why="It is over", by=desk.chief, at=NOW + 40 * MINUTE)
    for at in (NOW + 41 * MINUTE, NOW + step, NOW + 50 * MINUTE):
        turn(desk, at)
    assert posts(desk) == [], "nor does anything leave by itself when it is lifted"


@pytest.mark.parametrize("step", HOLD_STEPS)
def test_t6_nothing_leaves_by_itself_after_a_hold_that_another_clock_has_lifted(
    desk: Desk, step: timedelta
) -> None:
    a_dispatch(desk, "Due when it begins.")
    a_dispatch(desk, "Due in a while.", at=NOW + 20 * MINUTE)
    hold = a_hold(desk, at=NOW)
    for minutes in range(0, 40, 10):
        turn(desk, NOW + minutes * MINUTE)
    lift_hold(hold_id=hold, why="It is over", by=desk.chief, at=NOW + step)
    for at in (NOW + step, NOW + 41 * MINUTE, NOW + 50 * MINUTE):
        turn(desk, at)
    assert posts(desk) == []


def a_hold(desk: Desk, *, at: datetime) -> int:
    return place_hold(scope="everything", why="Flood", by=desk.chief, at=at).hold_id
