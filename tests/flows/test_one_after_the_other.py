"""Many statements are due on one account: they leave one after the other, the longest due first."""

import itertools
import threading
from datetime import datetime, timedelta

import pytest
from django.db import connection

from clarion.channels.contract import Edge
from clarion.kit.refusals import NotFound
from clarion.postroom import queries
from clarion.postroom.actions import deliver, place_hold, set_pace
from clarion.postroom.models import Account, Dispatch
from clarion.publishing.actions import begin_edition, revise, withdraw
from fakenet import FakeNet
from tests.makers.clockwork import turn
from tests.makers.desk import a_case, an_account, an_answer
from tests.makers.people import NOW
from tests.makers.publishing import (
    Press,
    a_press_office,
    a_statement,
    follow,
    page,
    see_off,
    send_for_signature,
    signed,
    submitted,
    wording,
)

PACE = 60
TURN = f"this account says one thing every {PACE} seconds"
STREETS = [f"Street {n} is shut." for n in range(5)]


@pytest.fixture
def press(net: FakeNet, committed: None) -> Press:
    office = a_press_office(net)
    set_pace(account_id=office.account_id, seconds=PACE, by=office.chief, at=NOW)
    return office


def due(press: Press, *, at: datetime = NOW, handle: int | None = None) -> list[int]:
    """Sign five statements that are due at once; return their editions."""
    accounts = (press.page_id, handle or press.account_id)
    editions = [
        submitted(press, at=at, headline=words, text=words, account_ids=accounts)
        for words in STREETS
    ]
    for edition_id in editions:
        signed(press, edition_id, at=at)
    return editions


def posts(press: Press, handle: str = "townhall") -> list[str]:
    """Return the words of each that stands, without what an exercise puts before them."""
    there = press.net.posts(author=handle)
    return [post.text.rpartition("\n\n")[2] for post in there if not post.deleted_at]


def waiting(press: Press) -> list[Dispatch]:
    rows = Dispatch.objects.filter(account_id=press.account_id, state="queued")
    return list(rows.order_by("due_at", "id"))


def test_five_statements_leave_one_every_minute_in_their_order(press: Press) -> None:
    due(press)
    for many in range(1, 6):
        moment = NOW + timedelta(seconds=(many - 1) * (PACE + 1))
        for at in (
            moment,
            moment + timedelta(seconds=PACE / 2),
            moment + timedelta(seconds=PACE - 1),
        ):
            see_off(press, at=at)
            assert sorted(posts(press)) == STREETS[:many]
    begun = sorted(
        Dispatch.objects.filter(account_id=press.account_id).values_list(
            "calls__begun_at", flat=True
        )
    )
    gaps = [(later - one).total_seconds() for one, later in itertools.pairwise(begun)]
    assert len(gaps) == 4
    assert min(gaps) >= PACE - 1


def test_our_own_page_and_another_account_are_not_kept_waiting(press: Press) -> None:
    other = an_account(press.net, by=press.chief, handle="fire")
    due(press, handle=other)
    due(press)
    see_off(press, at=NOW + timedelta(seconds=1))
    assert sorted(posts(press, "fire")) == STREETS
    assert posts(press) == STREETS[:1]
    on_page = Dispatch.objects.filter(account_id=press.page_id, state="sent")
    assert on_page.count() == 2 * len(STREETS)


def test_two_accounts_each_keep_their_own_pace(press: Press) -> None:
    other = an_account(press.net, by=press.chief, handle="fire")
    set_pace(account_id=other, seconds=30, by=press.chief, at=NOW)
    due(press, handle=other)
    due(press)
    for second in (1, 32, 64):
        see_off(press, at=NOW + timedelta(seconds=second))
    assert (len(posts(press)), len(posts(press, "fire"))) == (2, 3)


def test_says_why_it_waits_until_when_and_is_not_late(press: Press) -> None:
    due(press)
    at = NOW + timedelta(seconds=1)
    see_off(press, at=at)
    assert {one.reason for one in waiting(press)} == {TURN}
    now = queries.dispatch(office_id=press.office_id, dispatch_id=waiting(press)[0].pk)
    assert now.turn_at is not None
    assert now.turn_at - at <= timedelta(seconds=PACE + 1)
    pace = queries.account_pace(office_id=press.office_id, account_id=press.account_id, at=at)
    assert (pace.seconds, pace.chosen, pace.usual, pace.in_line) == (PACE, PACE, 0, 4)
    assert pace.free_at is not None
    later = NOW + timedelta(minutes=3)
    see_off(press, at=later)
    assert queries.late(office_id=press.office_id, at=later) == []
    assert queries.oldest_unsent(at=later) is None
    stopped = later + timedelta(minutes=5)
    assert len(queries.late(office_id=press.office_id, at=stopped)) == 3, "nobody asks any more"


def test_what_waits_beyond_its_time_is_missed(press: Press) -> None:
    set_pace(account_id=press.account_id, seconds=3600, by=press.chief, at=NOW)
    editions = due(press)
    see_off(press, at=NOW + timedelta(seconds=1))
    late = timedelta(minutes=page(press, editions[0]).late_minutes)
    see_off(press, at=NOW + late + timedelta(seconds=1))
    states = [one.state for one in Dispatch.objects.filter(account_id=press.account_id)]
    assert sorted(states) == ["missed"] * 4 + ["sent"]


def test_what_is_held_keeps_nobody_behind_it_waiting(press: Press) -> None:
    due(press)
    first = waiting(press)[0]
    place_hold(scope="dispatch", subject=str(first.pk), why="A mistake", by=press.chief, at=NOW)
    for second in (1, 12):
        see_off(press, at=NOW + timedelta(seconds=second))
    assert posts(press) == STREETS[1:2]


def test_an_answer_a_correction_and_what_is_taken_down_wait_for_no_turn(press: Press) -> None:
    first = a_statement(press, headline="Mill Lane", text="Mill Lane is shut.")
    due(press)
    at = NOW + timedelta(seconds=5)
    case_id = a_case(press, "@townhall Is it open?", at=at)
    an_answer(press, case_id=case_id, text="It is not.", edge=Edge.PUBLIC, at=at)
    corrected = begin_edition(edition_id=first, by=press.chief, at=at)
    words = wording(press, headline="Mill Lane", text="Mill Lane is open.")
    revise(
        edition_id=corrected,
        seen_version=page(press, corrected).version,
        wording=words,
        by=press.chief,
        at=at,
    )
    send_for_signature(press, corrected, at=at)
    signed(press, corrected, at=at)
    turn(press, at=at)
    follow(press, at=at)
    turn(press, at=at)
    said = " ".join(posts(press))
    assert "It is not." in said
    assert "Mill Lane is open." in said
    assert "Street" not in said
    follow(press, at=at)
    statement_id = page(press, corrected).statement_id
    withdraw(statement_id=statement_id, why="All of it is wrong", by=press.chief, at=at)
    turn(press, at=at)
    assert "Mill Lane" not in " ".join(posts(press))


def test_eight_workers_at_once_say_one_thing(press: Press) -> None:
    due(press)
    at = NOW + timedelta(seconds=1)
    for one in queries.dispatches_due(at=at):
        if Dispatch.objects.get(pk=one.dispatch_id).account_id == press.page_id:
            deliver(dispatch_id=one.dispatch_id, by=press.clockwork, at=at)
    together = threading.Barrier(8)

    def work(number: int) -> None:
        together.wait()
        deliver(dispatch_id=number, by=press.clockwork, at=at)
        connection.close()

    rows = [one.pk for one in waiting(press)]
    crew = [threading.Thread(target=work, args=(rows[n % 5],)) for n in range(8)]
    for one in crew:
        one.start()
    for one in crew:
        one.join()
    assert posts(press) == STREETS[:1]


def test_a_row_is_taken_by_one_even_where_both_saw_it_free(press: Press) -> None:
    account = Account.objects.get(pk=press.account_id)
    same = Account.objects.get(pk=press.account_id)
    pace = timedelta(seconds=PACE)
    assert account.take_turn(pace=pace, at=NOW)
    assert not same.take_turn(pace=pace, at=NOW + timedelta(seconds=1))
    assert same.take_turn(pace=pace, at=NOW + pace)


def test_no_stranger_sees_its_pace(press: Press) -> None:
    with pytest.raises(NotFound):
        queries.account_pace(office_id=press.office_id + 1, account_id=press.account_id, at=NOW)
