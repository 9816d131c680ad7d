"""What was promised is kept, moved with a reason, or called broken, and its owner is told."""

from datetime import timedelta

import pytest

from clarion.desk import queries
from clarion.desk.actions import (
    call_promise,
    keep_promise,
    make_promise,
    move_promise,
    reopen_promise,
    resolve_matter,
    tell_of_promise,
)
from clarion.desk.actions.assign import NotAColleague
from clarion.desk.actions.matters.resolve_matter import StillPromised
from clarion.desk.actions.promises.keep_promise import SayHowKept
from clarion.desk.models import Promise
from clarion.desk.rules.answering import Empty
from clarion.desk.rules.matters.promised import (
    PROMISES_MAX,
    REMINDED_BEFORE,
    NoTimeLeft,
    SayWhyMoved,
    TooManyPromises,
)
from clarion.kit.actor import Power
from clarion.kit.refusals import AlreadyMoved, NotAllowed, NotFound
from clarion.ledger import queries as ledger
from clarion.people.actions import Happening, end_membership, wish_notices
from clarion.people.models import Notice
from tests.makers.desk import Desk, a_case, without
from tests.makers.matters import a_matter
from tests.makers.people import NOW, a_person, an_actor, an_office, membership_id

DUE = NOW + timedelta(hours=8)
HOW = "Job 4711 is done."


def a_promise(desk: Desk, **about: int) -> int:
    about = about or {"case_id": a_case(desk, "@townhall is the bridge open?")}
    return make_promise(
        **about,
        words="We ring you back.",
        due_at=DUE,
        owner_id=desk.chief.person,
        by=desk.chief,
        at=NOW,
    )


def state(promise_id: int) -> str:
    return Promise.objects.get(pk=promise_id).state


def call(desk: Desk, at_hours: float) -> None:
    at = NOW + timedelta(hours=at_hours)
    for _office, promise_id in queries.promises_to_call(at=at):
        call_promise(promise_id=promise_id, by=desk.clockwork, at=at)


def test_is_kept_as_the_wall_shows_it(desk: Desk) -> None:
    promise = Promise.objects.get(pk=a_promise(desk))
    assert (promise.wall, promise.zone) == ("2026-04-14T18:00", "Europe/London")
    assert promise.remind_at == DUE - REMINDED_BEFORE
    deeds = ledger.history(office_id=desk.office_id, about=promise.about)
    assert deeds[-1].deed == "promise made"
    assert deeds[-1].facts["due"] == "2026-04-14 18:00"


def test_refuses_what_is_no_promise(desk: Desk) -> None:
    case_id = a_case(desk, "@townhall is the bridge open?")
    said = {"case_id": case_id, "words": "x", "due_at": DUE, "owner_id": desk.chief.person}
    stranger = an_actor(office_id=an_office())
    for wrong, refusal in (
        ({"words": " "}, Empty),
        ({"due_at": NOW}, NoTimeLeft),
        ({"owner_id": stranger.person}, NotAColleague),
        ({"case_id": 10**9}, NotFound),
    ):
        with pytest.raises(refusal):
            make_promise(**{**said, **wrong}, by=desk.chief, at=NOW)
    with pytest.raises(NotFound):
        make_promise(**said, by=stranger, at=NOW)
    with pytest.raises(NotAllowed):
        make_promise(**said, by=without(desk.chief, Power.ANSWER), at=NOW)


def test_so_many_are_open_at_once(desk: Desk) -> None:
    case_id = a_case(desk, "@townhall is the bridge open?")
    numbers = [a_promise(desk, case_id=case_id) for _ in range(PROMISES_MAX)]
    with pytest.raises(TooManyPromises):
        a_promise(desk, case_id=case_id)
    keep_promise(promise_id=numbers[0], how=HOW, by=desk.chief, at=NOW)
    a_promise(desk, case_id=case_id)


def test_is_reminded_of_once_then_broken_and_kept_late(desk: Desk) -> None:
    promise_id = a_promise(desk)
    call(desk, 7.4)
    assert Promise.objects.get().reminded_at is None
    for hours in (7.6, 7.7):
        call(desk, hours)
    assert Promise.objects.get().reminded_at == NOW + timedelta(hours=7.6)
    assert state(promise_id) == "open"
    call(desk, 8)
    assert state(promise_id) == "broken"
    assert queries.broken_promises(office_id=desk.office_id) == 1
    assert queries.promises_to_call(at=DUE + timedelta(hours=1)) == []
    keep_promise(promise_id=promise_id, how=HOW, by=desk.chief, at=DUE + timedelta(hours=1))
    (kept,), _more = queries.promises(
        office_id=desk.office_id, view="settled", staff_id=None, at=DUE + timedelta(hours=2)
    )
    assert (kept.state, kept.is_late) == ("kept", True)
    assert queries.broken_promises(office_id=desk.office_id) == 0


def test_kept_and_not_kept_after_all(desk: Desk) -> None:
    promise_id = a_promise(desk)
    with pytest.raises(SayHowKept):
        keep_promise(promise_id=promise_id, how=" ", by=desk.chief, at=NOW)
    keep_promise(promise_id=promise_id, how=HOW, by=desk.chief, at=NOW)
    assert Promise.objects.get().why == HOW
    with pytest.raises(AlreadyMoved):
        keep_promise(promise_id=promise_id, how=HOW, by=desk.chief, at=NOW)
    call(desk, 9)
    assert state(promise_id) == "kept"
    reopen_promise(promise_id=promise_id, by=desk.chief, at=NOW)
    call(desk, 9)
    assert state(promise_id) == "broken"


def test_moved_with_a_reason_another_stands_in_its_place(desk: Desk) -> None:
    matter_id, _cases = a_matter(desk, 2)
    promise_id = a_promise(desk, matter_id=matter_id)
    moved = {"promise_id": promise_id, "due_at": DUE + timedelta(hours=3), "by": desk.chief}
    with pytest.raises(SayWhyMoved):
        move_promise(**moved, why=" ", at=NOW)
    later = move_promise(**moved, why="The pump broke.", at=NOW)
    assert (state(promise_id), state(later)) == ("moved", "open")
    assert Promise.objects.get(pk=later).wall == "2026-04-14T21:00"
    with pytest.raises(AlreadyMoved):
        move_promise(**moved, why="Again.", at=NOW)
    page = queries.matter_page(office_id=desk.office_id, matter_id=matter_id, at=NOW)
    assert [one.state for one in page.promises] == ["open", "moved"]
    assert not page.was_moved  # nobody has been told anything yet
    with pytest.raises(StillPromised):
        resolve_matter(matter_id=matter_id, outcome="Mended", by=desk.chief, at=NOW)


def test_its_owner_is_told_and_of_a_broken_one_whoever_signs(desk: Desk) -> None:
    handler = a_person(by=desk.chief)
    for who in (desk.chief, handler):
        wish_notices(
            happenings=frozenset({Happening.PROMISE}), quiet_from=None, quiet_until=None,
            by=who, at=NOW,
        )  # fmt: skip
    promise_id = make_promise(
        case_id=a_case(desk, "@townhall is the bridge open?"),
        words="We ring you back.",
        due_at=DUE,
        owner_id=handler.person,
        by=desk.chief,
        at=NOW,
    )
    said = {"promise_id": promise_id, "link": "https://x.example/", "by": desk.clockwork}
    assert tell_of_promise(**said, broken=False, at=NOW) == 1
    assert tell_of_promise(**said, broken=True, at=NOW) == 0  # it is not
    call(desk, 8)
    assert tell_of_promise(**said, broken=True, at=DUE) == 2
    assert tell_of_promise(**said, broken=True, at=DUE) == 2  # told before, and not again
    assert Notice.objects.filter(happening="promise").count() == 3
    assert "We ring you back." in Notice.objects.order_by("-id")[0].subject


def test_outlives_its_owner(desk: Desk) -> None:
    handler = a_person(by=desk.chief)
    wish_notices(
        happenings=frozenset({Happening.PROMISE}), quiet_from=None, quiet_until=None,
        by=desk.chief, at=NOW,
    )  # fmt: skip
    promise_id = make_promise(
        case_id=a_case(desk, "@townhall is the bridge open?"),
        words="We ring you back.",
        due_at=DUE,
        owner_id=handler.person,
        by=desk.chief,
        at=NOW,
    )
    end_membership(membership_id=membership_id(handler), by=desk.chief, at=NOW)
    due = {"promise_id": promise_id, "link": "https://x.example/", "broken": False}
    assert tell_of_promise(**due, by=desk.clockwork, at=NOW) == 1
    later = move_promise(
        promise_id=promise_id, due_at=DUE + timedelta(hours=1), why="He has left.",
        by=desk.chief, at=NOW,
    )  # fmt: skip
    assert Promise.objects.get(pk=later).owner_id == desk.chief.person
