"""A case ends when somebody says how, and never by a mistake of ours."""

from datetime import timedelta

import pytest

from clarion.desk import queries
from clarion.desk.actions import (
    add_note,
    close_resolved,
    confirm,
    reopen,
    resolve,
    tag,
    wait,
)
from clarion.desk.actions.assess import SayWhy
from clarion.desk.actions.resolve import AssessFirst, NotSentYet, WroteAgain
from clarion.desk.rules.answering import Empty
from clarion.desk.rules.clocks import REOPEN_WITHIN
from clarion.kit.refusals import AlreadyMoved
from clarion.postroom.actions import deliver
from clarion.postroom.models import Dispatch
from fakenet import FakeNet
from tests.makers.desk import Desk, a_desk, an_answer, assessed, dispatch_of, fetch, is_about
from tests.makers.people import NOW

LATER = NOW + timedelta(minutes=3)


def a_case(desk: Desk, words: str = "@townhall is the bridge open?") -> int:
    desk.net.person("maya").posts(words)
    return fetch(desk)[0]


def row(desk: Desk, case_id: int) -> queries.QueueRow:
    return queries.row(office_id=desk.office_id, case_id=case_id)


def test_is_refused_until_somebody_has_assessed_a_risk_to_life(desk: Desk) -> None:
    case_id = a_case(desk, "@townhall she wont wake up")
    with pytest.raises(AssessFirst):
        resolve(case_id=case_id, outcome="answered", by=desk.chief, at=LATER)
    assessed(case_id, life_at_risk=False, why="A song title.", by=desk.chief, at=LATER)
    resolve(case_id=case_id, outcome="answered", by=desk.chief, at=LATER)
    assert row(desk, case_id).state == "resolved"


def test_asks_why_a_risk_was_ruled_out(desk: Desk) -> None:
    case_id = a_case(desk, "@townhall she wont wake up")
    with pytest.raises(SayWhy):
        assessed(case_id, life_at_risk=False, why=" ", by=desk.chief, at=LATER)


def test_keeps_a_confirmed_risk_on_top(desk: Desk) -> None:
    case_id = a_case(desk, "@townhall she wont wake up")
    assessed(case_id, life_at_risk=True, why="Spoke to her.", by=desk.chief, at=LATER)
    assert row(desk, case_id).grave
    assert not row(desk, case_id).unassessed


def test_is_refused_while_something_new_is_unread(desk: Desk) -> None:
    case_id = a_case(desk)
    page = queries.case_page(
        office_id=desk.office_id, case_id=case_id, staff_id=desk.chief.person, at=LATER
    )
    desk.net.person("maya").replies(desk.net.posts(author="maya")[0], "@townhall and the ford?")
    fetch(desk, at=LATER)
    seen = {"seen_message_id": page.seen_message_id}
    with pytest.raises(WroteAgain):
        resolve(case_id=case_id, outcome="answered", **seen, by=desk.chief, at=LATER)
    assert row(desk, case_id).is_open


def test_r2_is_refused_while_an_answer_is_on_its_way(desk: Desk) -> None:
    case_id = a_case(desk)
    an_answer(desk, case_id=case_id)
    with pytest.raises(NotSentYet):
        resolve(case_id=case_id, outcome="answered", by=desk.chief, at=LATER)


def test_r2_brings_a_case_back_whose_answer_failed(net: FakeNet, committed: None) -> None:
    desk = a_desk(net)
    case_id = a_case(desk)
    an_answer(desk, case_id=case_id)
    net.fault("posts.create", "refuse", status=422, code="text_empty")
    sent = dispatch_of(desk, case_id)
    deliver(dispatch_id=sent.id, by=desk.clockwork, at=LATER)
    for _ in range(2):
        confirm(dispatch_id=sent.id, by=desk.clockwork, at=LATER)
    found = row(desk, case_id)
    assert dispatch_of(desk, case_id).state == "failed"
    assert "not delivered: " in found.trouble
    assert found.state == "assigned"
    assert is_about(found.waiting_since, NOW)
    assert net.posts(author="townhall") == []


@pytest.mark.parametrize(
    "ends",
    [
        {"state": "failed", "reason": "rejected"},
        {"state": "sent", "remote_id": "post_1", "bounced_at": LATER, "reason": "returned: full"},
        {"state": "unknown", "unknown_since": NOW, "person_asked_at": LATER},
    ],
    ids=lambda ends: ends["state"],
)
def test_r2_the_sweep_finds_an_answer_whose_end_nobody_heard(
    desk: Desk, ends: dict[str, object]
) -> None:
    case_id = a_case(desk)
    an_answer(desk, case_id=case_id)
    sent = dispatch_of(desk, case_id).id
    assert queries.unconfirmed(begin=NOW) == []
    Dispatch.objects.filter(pk=sent).update(**ends)
    assert queries.unconfirmed(begin=NOW) == [(desk.office_id, sent)]
    confirm(dispatch_id=sent, by=desk.clockwork, at=LATER)
    assert row(desk, case_id).trouble
    assert queries.unconfirmed(begin=NOW) == []


def test_can_be_taken_back(desk: Desk) -> None:
    case_id = a_case(desk)
    resolve(case_id=case_id, outcome="not for us", by=desk.chief, at=LATER)
    reopen(case_id=case_id, by=desk.chief, at=LATER)
    found = row(desk, case_id)
    assert found.state == "triaged"
    assert is_about(found.waiting_since, NOW), "nobody has answered, so the wait goes on"


def test_happens_once(desk: Desk) -> None:
    case_id = a_case(desk)
    resolve(case_id=case_id, outcome="not for us", by=desk.chief, at=LATER)
    with pytest.raises(AlreadyMoved):
        resolve(case_id=case_id, outcome="not for us", by=desk.chief, at=LATER)


def test_closes_after_two_weeks_and_another_message_is_another_case(desk: Desk) -> None:
    case_id = a_case(desk)
    resolve(case_id=case_id, outcome="not for us", by=desk.chief, at=NOW)
    assert close_resolved(by=desk.clockwork, at=NOW + REOPEN_WITHIN) == 0
    much_later = NOW + REOPEN_WITHIN + timedelta(minutes=1)
    assert close_resolved(by=desk.clockwork, at=much_later) == 1
    post = desk.net.posts(author="maya")[0]
    desk.net.person("maya").replies(post, "@townhall and now?")
    (other,) = fetch(desk, at=much_later)
    assert other != case_id
    page = queries.case_page(
        office_id=desk.office_id, case_id=other, staff_id=desk.chief.person, at=much_later
    )
    assert [one.id for one in page.earlier] == [case_id]


def test_waits_for_somebody_else_until_the_person_writes(desk: Desk) -> None:
    case_id = a_case(desk)
    wait(case_id=case_id, whom="Highways", by=desk.chief, at=LATER)
    assert row(desk, case_id).state == "waiting"
    post = desk.net.posts(author="maya")[0]
    desk.net.person("maya").replies(post, "@townhall any news?")
    fetch(desk, at=LATER)
    assert row(desk, case_id).state == "triaged"


def test_keeps_tags_tidy(desk: Desk) -> None:
    case_id = a_case(desk)
    tag(case_id=case_id, tags=["Mill  Lane", "water", "WATER", " "], by=desk.chief, at=LATER)
    assert row(desk, case_id).tags == ("mill lane", "water")


def test_refuses_an_empty_note(desk: Desk) -> None:
    with pytest.raises(Empty):
        add_note(case_id=a_case(desk), text=" ", by=desk.chief, at=LATER)
