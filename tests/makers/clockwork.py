"""The clockwork of an office, turned by hand: what the timetable would do, at times we choose."""

from datetime import datetime, timedelta

from clarion.desk.actions import confirm
from clarion.postroom import queries
from clarion.postroom.actions import deliver, end_leases, look_again
from tests.makers.desk import Office


def turn(desk: Office, *, at: datetime) -> None:
    """One tick: leases that ended, look-ups and deliveries that are due."""
    by = desk.clockwork
    while end_leases(by=by, at=at):
        pass
    for due in queries.looks_due(at=at):
        look_again(dispatch_id=due.dispatch_id, by=by, at=at)
        confirm(dispatch_id=due.dispatch_id, by=by, at=at)
    for due in queries.dispatches_due(at=at):
        deliver(dispatch_id=due.dispatch_id, by=by, at=at)
        confirm(dispatch_id=due.dispatch_id, by=by, at=at)


def turn_for(
    desk: Office, span: timedelta, *, begin: datetime, step: timedelta = timedelta(seconds=20)
) -> datetime:
    """Tick for a span of time; return its end."""
    at = begin
    while at <= begin + span:
        turn(desk, at=at)
        at += step
    return at
