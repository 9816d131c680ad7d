"""A hold that holds: nothing begins after it, and nothing leaves by itself when it is lifted."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from time import sleep

import pytest
from django.db import connection, connections, transaction

from clarion.desk.actions import withdraw_answer
from clarion.kit import clock
from clarion.kit.refusals import AlreadyMoved
from clarion.postroom import queries
from clarion.postroom.actions import (
    Finding,
    deliver,
    lift_hold,
    look_again,
    place_hold,
    release_held,
    settle_unknown,
)
from clarion.postroom.actions.doorway import DOOR
from clarion.postroom.models import Attempt, Dispatch
from clarion.postroom.queries import holds
from clarion.postroom.rules.patience import LATE_AFTER
from fakenet import FakeNet
from tests.flows.processes import beside, deliver_all
from tests.makers.desk import Desk, a_case, a_desk, an_answer, dispatch_of
from tests.makers.people import NOW
from tests.makers.postroom import a_dispatch, an_unknown_dispatch, to_look_at

WORKERS = 8
SOON = NOW + timedelta(minutes=2)
WAITS_MAX = 1000


@pytest.mark.parametrize("due", [240, pytest.param(1000, marks=pytest.mark.long)])
def test_t16_nothing_begins_after_a_hold_was_acknowledged(
    net: FakeNet, committed: None, due: int
) -> None:
    desk = a_desk(net)
    waiting = [a_dispatch(desk, f"Number {n}", at=clock.now()) for n in range(due)]
    workers = [beside(deliver_all, waiting[n::WORKERS], desk.office_id) for n in range(WORKERS)]
    while Attempt.objects.count() < due // 10:
        sleep(0.01)
    place_hold(scope="everything", why="Mill Lane flood", by=desk.chief, at=clock.now())
    begun = Attempt.objects.count()
    for one in workers:
        one.join()
    assert [one.exitcode for one in workers] == [0] * WORKERS
    assert due // 10 <= begun < due, "it was pressed in the middle"
    assert Attempt.objects.count() == begun
    assert len(net.posts(author="townhall")) == begun
    assert Dispatch.objects.filter(state="queued").count() == due - begun


@pytest.fixture
def stopped(net: FakeNet, committed: None) -> Desk:
    """A desk whose one answer a hold stopped, which has been lifted."""
    desk = a_desk(net)
    case_id = a_case(desk, "@townhall is the bridge open?")
    an_answer(desk, case_id=case_id, text="It is open.")
    hold = place_hold(scope="everything", why="Flood", by=desk.chief, at=NOW)
    deliver(dispatch_id=dispatch_of(desk, case_id).id, by=desk.clockwork, at=NOW)
    assert lift_hold(hold_id=hold.hold_id, why="It is over", by=desk.chief, at=SOON) == 1
    return desk


def the_answer(desk: Desk) -> queries.DispatchNow:
    (one,) = to_look_at(desk.office_id)
    return one


def test_t16_nothing_leaves_by_itself_when_a_hold_is_lifted(stopped: Desk) -> None:
    one = the_answer(stopped)
    deliver(dispatch_id=one.id, by=stopped.clockwork, at=SOON)
    assert stopped.net.posts(author="townhall") == []
    assert the_answer(stopped).shown == "review"
    door = queries.waiting(office_id=stopped.office_id, at=SOON)
    assert (door.review, door.late, door.unsettled) == (1, 0, 0)


def test_t16_leaves_when_somebody_has_looked_at_it_again(stopped: Desk) -> None:
    one = the_answer(stopped)
    long_after = SOON + timedelta(minutes=20)
    release_held(dispatch_id=one.id, by=stopped.chief, at=long_after)
    assert queries.waiting(office_id=stopped.office_id, at=long_after).late == 0
    in_vain = long_after + LATE_AFTER + timedelta(seconds=1)
    assert queries.waiting(office_id=stopped.office_id, at=in_vain).late == 1
    deliver(dispatch_id=one.id, by=stopped.clockwork, at=long_after)
    assert [post.text for post in stopped.net.posts(author="townhall")] == ["It is open."]
    with pytest.raises(AlreadyMoved):
        release_held(dispatch_id=one.id, by=stopped.chief, at=long_after)


def test_t16_is_taken_back_to_be_written_anew(stopped: Desk) -> None:
    case_id = int(the_answer(stopped).about.removeprefix("case:"))
    withdraw_answer(case_id=case_id, answer_id=1, by=stopped.chief, at=SOON)
    assert dispatch_of(stopped, case_id).state == "cancelled"
    assert to_look_at(stopped.office_id) == []


def test_t16_what_was_unknown_meanwhile_leaves_no_more_by_itself_than_the_rest(
    net: FakeNet, committed: None
) -> None:
    desk = a_desk(net)
    unknown = an_unknown_dispatch(desk)
    hold = place_hold(scope="everything", why="Flood", by=desk.chief, at=NOW)
    assert lift_hold(hold_id=hold.hold_id, why="It is over", by=desk.chief, at=SOON) == 0
    settle_unknown(
        dispatch_id=unknown, finding=Finding.SEND_AGAIN, evidence="", by=desk.chief, at=SOON
    )
    deliver(dispatch_id=unknown, by=desk.clockwork, at=SOON)
    assert the_answer(desk).shown == "review"


def wait_for_a_lock() -> None:
    """Return once another connection to this database waits for what we have locked."""
    with connection.cursor() as cursor:
        for _ in range(WAITS_MAX):
            cursor.execute(
                "SELECT count(*) FROM pg_stat_activity"
                " WHERE datname = current_database() AND wait_event_type = 'Lock'"
            )
            if cursor.fetchone()[0]:
                return
            sleep(0.01)


def test_what_comes_back_while_a_hold_is_lifted_is_looked_at_again(
    net: FakeNet, committed: None
) -> None:
    desk = a_desk(net)
    unknown = an_unknown_dispatch(desk)
    hold = place_hold(scope="everything", why="Flood", by=desk.chief, at=NOW)

    def lift() -> None:
        lift_hold(hold_id=hold.hold_id, why="It is over", by=desk.chief, at=SOON)
        connections.close_all()

    with ThreadPoolExecutor(1) as workers:
        with transaction.atomic():
            settle_unknown(
                dispatch_id=unknown, finding=Finding.SEND_AGAIN, evidence="", by=desk.chief, at=SOON
            )
            lifting = workers.submit(lift)
            wait_for_a_lock()
        lifting.result()
    assert the_answer(desk).shown == "review"


def test_t16_a_second_hold_is_shown_before_the_first_one_is_looked_at(stopped: Desk) -> None:
    one = the_answer(stopped)
    place_hold(scope="everything", why="Another flood", by=stopped.chief, at=SOON)
    deliver(dispatch_id=one.id, by=stopped.clockwork, at=SOON)
    assert the_answer(stopped).shown == "held"


def test_t16_what_nobody_looks_at_in_time_is_missed_and_never_sent(stopped: Desk) -> None:
    one = the_answer(stopped)
    deliver(dispatch_id=one.id, by=stopped.clockwork, at=one.stale_at)
    found = queries.dispatch(office_id=stopped.office_id, dispatch_id=one.id)
    assert found.state == "missed"
    assert stopped.net.posts(author="townhall") == []


def test_t16_what_was_not_due_during_the_hold_leaves_when_it_is(
    net: FakeNet, committed: None
) -> None:
    desk = a_desk(net)
    hold = place_hold(scope="everything", why="Flood", by=desk.chief, at=NOW)
    later = a_dispatch(desk)
    Dispatch.objects.filter(pk=later).update(due_at=SOON + timedelta(minutes=5))
    assert lift_hold(hold_id=hold.hold_id, why="It is over", by=desk.chief, at=SOON) == 0
    deliver(dispatch_id=later, by=desk.clockwork, at=SOON + timedelta(minutes=6))
    assert len(net.posts(author="townhall")) == 1


def test_what_is_not_due_yet_is_not_shown_as_held_once_the_hold_is_lifted(
    net: FakeNet, committed: None
) -> None:
    desk = a_desk(net)
    hold = place_hold(scope="everything", why="Flood", by=desk.chief, at=NOW)
    later = a_dispatch(desk)
    Dispatch.objects.filter(pk=later).update(due_at=SOON + timedelta(minutes=5))
    deliver(dispatch_id=later, by=desk.clockwork, at=NOW)
    assert queries.dispatch(office_id=desk.office_id, dispatch_id=later).shown == "held"
    lift_hold(hold_id=hold.hold_id, why="It is over", by=desk.chief, at=SOON)
    assert queries.dispatch(office_id=desk.office_id, dispatch_id=later).shown == "queued"


def test_the_time_of_a_hold_is_that_of_the_closed_door_and_not_of_the_press(
    net: FakeNet, committed: None
) -> None:
    """Somebody stands in the door for a while: the hold begins when they are out of it."""
    desk = a_desk(net)

    def press() -> None:
        place_hold(scope="everything", why="Flood", by=desk.chief, at=NOW)
        connections.close_all()

    with ThreadPoolExecutor(1) as hands:
        with transaction.atomic():
            with connection.cursor() as cursor:
                cursor.execute(
                    "SELECT pg_advisory_xact_lock_shared(%s, %s)", [DOOR, desk.office_id]
                )
            pressed = hands.submit(press)
            wait_for_a_lock()
            sleep(1.1)
        pressed.result()
    (hold,) = queries.holds_in_force(office_id=desk.office_id)
    assert hold.placed_at >= NOW + timedelta(seconds=2)


def test_what_may_have_left_when_a_hold_began_is_never_called_stopped(
    net: FakeNet, committed: None
) -> None:
    desk = a_desk(net)
    net.fault("posts.create", "drop_after", times=1)
    lost = a_dispatch(desk, "It is shut.")
    deliver(dispatch_id=lost, by=desk.clockwork, at=NOW)
    waiting = a_dispatch(desk, "It is open.")
    hold = place_hold(scope="everything", why="Flood", by=desk.chief, at=NOW)
    assert hold.in_flight == (lost,)
    shown = queries.hold(office_id=desk.office_id, hold_id=hold.hold_id, at=NOW)
    assert (shown.unknown, [one.id for one in shown.stopped]) == (1, [waiting])
    look_again(dispatch_id=lost, by=desk.clockwork, at=SOON)
    found = queries.dispatch(office_id=desk.office_id, dispatch_id=lost)
    assert found.state == "sent"
    assert found.settled_at is not None
    assert found.settled_at - NOW < timedelta(seconds=30), "it was said when it was handed over"
    shown = queries.hold(office_id=desk.office_id, hold_id=hold.hold_id, at=SOON)
    assert (shown.unknown, [one.id for one in shown.stopped]) == (0, [waiting])


def test_what_was_on_its_way_and_came_back_is_among_what_the_hold_stopped(
    net: FakeNet, committed: None
) -> None:
    desk = a_desk(net)
    net.fault("posts.create", "drop_before", times=1)
    lost = a_dispatch(desk, "It is shut.")
    deliver(dispatch_id=lost, by=desk.clockwork, at=NOW)
    hold = place_hold(scope="everything", why="Flood", by=desk.chief, at=NOW)
    assert hold.in_flight == (lost,)
    for minutes in range(1, 9):
        look_again(dispatch_id=lost, by=desk.clockwork, at=NOW + timedelta(minutes=minutes))
        deliver(dispatch_id=lost, by=desk.clockwork, at=NOW + timedelta(minutes=minutes))
    assert net.posts(author="townhall") == []
    shown = queries.hold(office_id=desk.office_id, hold_id=hold.hold_id, at=SOON)
    assert shown.in_flight == ()
    assert ([one.id for one in shown.stopped], shown.came_back) == ([lost], {lost})


def test_what_a_worker_may_still_have_in_its_hands_was_on_its_way(
    net: FakeNet, committed: None
) -> None:
    desk = a_desk(net)
    dispatch_id = a_dispatch(desk)
    Attempt.objects.create(dispatch_id=dispatch_id, number=1, fence=1, begun_at=NOW)
    hold = place_hold(scope="everything", why="Flood", by=desk.chief, at=NOW)
    assert hold.in_flight == (dispatch_id,)


def test_a_hold_says_that_it_covers_more_than_it_shows(
    net: FakeNet, committed: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = a_desk(net)
    for number in range(3):
        a_dispatch(desk, f"Number {number}")
    hold = place_hold(scope="everything", why="Flood", by=desk.chief, at=NOW)
    assert not queries.hold(office_id=desk.office_id, hold_id=hold.hold_id, at=NOW).more
    monkeypatch.setattr(holds, "_SHOWN_MAX", 2)
    shown = queries.hold(office_id=desk.office_id, hold_id=hold.hold_id, at=NOW)
    assert (shown.more, shown.shown) == (True, 2)


def test_a_refusal_that_nobody_knows_is_looked_up_and_not_repeated(
    net: FakeNet, committed: None
) -> None:
    """K2: some networks refuse what they have taken; others mean it."""
    desk = a_desk(net)
    states = []
    for kind in ("error_after", "refuse"):
        net.fault("posts.create", kind, status=422, code="something_new", times=1)
        dispatch_id = a_dispatch(desk, f"After {kind}.")
        deliver(dispatch_id=dispatch_id, by=desk.clockwork, at=NOW)
        for minutes in (1, 2, 3, 4):
            at = NOW + timedelta(minutes=minutes)
            look_again(dispatch_id=dispatch_id, by=desk.clockwork, at=at)
            deliver(dispatch_id=dispatch_id, by=desk.clockwork, at=at)
        states.append(queries.dispatch(office_id=desk.office_id, dispatch_id=dispatch_id).state)
    assert states == ["sent", "failed"]
    assert [post.text for post in net.posts(author="townhall")] == ["After error_after."]
