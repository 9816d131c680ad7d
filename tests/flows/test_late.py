"""O2: what should have left two minutes ago is seen on /health, in the bar and in the list."""

from datetime import datetime, timedelta

from clarion.config.health import Level, Sign, look
from clarion.config.waiting import waits
from clarion.people.actions import Happening, wish_notices
from clarion.postroom import queries
from clarion.postroom.actions import deliver, place_hold, tell_of_lateness
from clarion.postroom.rules.patience import LATE_AFTER, TOLD_AGAIN_AFTER
from tests.makers.desk import Desk
from tests.makers.people import NOW
from tests.makers.postroom import a_dispatch

IN_TIME = NOW + LATE_AFTER - timedelta(seconds=1)
TOO_LATE = NOW + LATE_AFTER + timedelta(seconds=1)


def oldest_unsent(at: datetime) -> Sign:
    (sign,) = (one for one in look(at=at).signs if one.name == "oldest_unsent")
    return sign


def late_ids(desk: Desk) -> list[int]:
    found = queries.late(office_id=desk.office_id, at=TOO_LATE)
    return [one.dispatch.id for one in found]


def test_o2_a_late_message_is_on_health_in_the_bar_and_in_the_list(desk: Desk) -> None:
    late = a_dispatch(desk)
    assert oldest_unsent(IN_TIME).level is Level.GOOD
    assert waits(actor=desk.chief, at=IN_TIME).late == 0

    sign = oldest_unsent(TOO_LATE)
    assert (sign.level, sign.figure) == (Level.LOOK, LATE_AFTER.total_seconds() + 1)
    assert waits(actor=desk.chief, at=TOO_LATE).late == 1
    assert late_ids(desk) == [late]


def test_o2_a_message_that_was_sent_is_not_late(desk: Desk) -> None:
    deliver(dispatch_id=a_dispatch(desk), by=desk.clockwork, at=NOW)
    assert oldest_unsent(TOO_LATE).figure == 0
    assert late_ids(desk) == []


def test_o2_a_message_of_which_nobody_knows_is_late_too(desk: Desk) -> None:
    unknown = a_dispatch(desk)
    desk.net.fault("posts.create", "drop_after", times=1)
    deliver(dispatch_id=unknown, by=desk.clockwork, at=NOW)
    assert late_ids(desk) == [unknown]
    assert oldest_unsent(TOO_LATE).level is Level.LOOK


def test_o2_a_held_message_waits_on_purpose(desk: Desk) -> None:
    """The bar shows the hold itself; /health goes on counting."""
    held = a_dispatch(desk)
    place_hold(scope="everything", why="a drill", by=desk.chief, at=NOW)
    deliver(dispatch_id=held, by=desk.clockwork, at=NOW)
    assert late_ids(desk) == []
    assert oldest_unsent(TOO_LATE).level is Level.LOOK


def test_what_nobody_has_settled_does_not_hide_what_is_late_since(desk: Desk) -> None:
    wish_notices(
        happenings=tuple(Happening),
        quiet_from=None,
        quiet_until=None,
        by=desk.chief,
        at=NOW,
    )
    a_dispatch(desk)  # and it is never settled

    def told(at: datetime) -> int:
        return tell_of_lateness(link="https://d/", by=desk.clockwork, at=at)

    assert told(TOO_LATE) == 1
    an_hour_on = NOW + timedelta(hours=1)
    assert told(an_hour_on) == 0
    a_dispatch(desk, at=an_hour_on)
    assert told(an_hour_on + LATE_AFTER) == 0
    soon = an_hour_on + LATE_AFTER + timedelta(seconds=1)
    assert told(soon) == 1
    assert told(soon + TOLD_AGAIN_AFTER) == 0
