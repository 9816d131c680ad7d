"""An answer is exact words, on one edge, under a warrant, to what was seen and nothing newer."""

from datetime import timedelta

import pytest

from clarion.desk import queries
from clarion.desk.actions import (
    ConfirmPublic,
    HasLeft,
    MayHaveLeft,
    MoreArrived,
    SomebodyAnswered,
    answer,
    confirm,
    save_draft,
    send_signed,
    take_back,
    take_turn,
    withdraw_answer,
)
from clarion.desk.actions.colliding import SomebodyHasTheTurn
from clarion.desk.queries import CasePage, Edge
from clarion.kit.actor import Actor, Power
from clarion.kit.ids import new_key
from clarion.kit.refusals import AlreadyMoved, NotAllowed
from clarion.postroom.actions import deliver
from clarion.postroom.models import Attempt
from clarion.signoff import queries as signoff
from clarion.signoff.actions import give_back, sign
from fakenet import FakeNet
from tests.makers.desk import Desk, a_desk, an_answer, by_hand, dispatch_of, fetch, without
from tests.makers.people import NOW, a_person

LATER = NOW + timedelta(minutes=3)


@pytest.fixture
def case_id(desk: Desk) -> int:
    desk.net.person("maya").posts("@townhall is the bridge open?")
    return fetch(desk)[0]


def page_of(desk: Desk, case_id: int, who: Actor | None = None) -> CasePage:
    staff_id = (who or desk.chief).person
    return queries.case_page(office_id=desk.office_id, case_id=case_id, staff_id=staff_id, at=LATER)


def say(page: CasePage, by: Actor, *, key: str = "", edge: Edge = Edge.PUBLIC) -> int:
    """Answer as somebody who has seen this page."""
    return answer(
        case_id=page.id,
        key=key or new_key(),
        text="Yes, since noon.",
        edge=edge,
        seen_message_id=page.seen_message_id,
        seen_answer_id=page.seen_answer_id,
        by=by,
        at=LATER,
    )


def test_goes_to_the_door_on_the_offices_standing_word(desk: Desk, case_id: int) -> None:
    an_answer(desk, case_id=case_id, text="Yes, since noon.")
    sent = dispatch_of(desk, case_id)
    assert (sent.state, sent.text, sent.edge) == ("queued", "Yes, since noon.", "public")
    row = page_of(desk, case_id).row
    assert (row.assignee, row.state) == (desk.chief.name, "assigned")


def test_is_one_answer_however_often_the_form_is_sent(desk: Desk, case_id: int) -> None:
    page, key = page_of(desk, case_id), new_key()
    assert say(page, desk.chief, key=key) == say(page, desk.chief, key=key)
    assert len([line for line in page_of(desk, case_id).lines if line.answer]) == 1


def test_waits_for_a_second_person_where_a_life_may_be_at_risk(desk: Desk) -> None:
    desk.net.person("maya").posts("@townhall she wont wake up")
    (case_id,) = fetch(desk)
    an_answer(desk, case_id=case_id)
    (line,) = (one for one in page_of(desk, case_id).lines if one.answer)
    assert line.answer is not None
    assert line.answer.waits_for_signature
    assert page_of(desk, case_id).on_its_way


def test_leaves_once_it_is_signed(desk: Desk) -> None:
    desk.net.person("maya").posts("@townhall she wont wake up")
    (case_id,) = fetch(desk)
    ana, ben = a_person(by=desk.chief), a_person(by=desk.chief, role="Desk supervisor")
    say(page_of(desk, case_id, ana), ana)
    (request,) = signoff.open_requests(office_id=desk.office_id)
    warrant_id = sign(request_id=request.id, by=ben, at=LATER)
    for _ in range(2):  # an announcement may be heard twice
        send_signed(request_id=request.id, warrant_id=warrant_id, by=desk.clockwork, at=LATER)
    assert dispatch_of(desk, case_id).state == "queued"
    assert len([line for line in page_of(desk, case_id).lines if line.answer]) == 1


def test_shows_why_it_was_returned_unsigned(desk: Desk) -> None:
    desk.net.person("maya").posts("@townhall she wont wake up")
    (case_id,) = fetch(desk)
    ben = a_person(by=desk.chief, role="Desk supervisor")
    an_answer(desk, case_id=case_id)
    (request,) = signoff.open_requests(office_id=desk.office_id)
    give_back(request_id=request.id, reason="Say who is coming.", by=ben, at=LATER)
    take_back(request_id=request.id, by=desk.clockwork, at=LATER)
    page = page_of(desk, case_id)
    (line,) = (one for one in page.lines if one.answer)
    assert line.answer is not None
    assert line.answer.returned_why == "Say who is coming."
    assert "returned unsigned" in page.row.trouble
    assert not page.on_its_way


def withdraw_newest(desk: Desk, case_id: int, by: Actor) -> None:
    *_, newest = (line.answer for line in page_of(desk, case_id).lines if line.answer)
    withdraw_answer(case_id=case_id, answer_id=newest.id, by=by, at=LATER)


def test_t8_is_taken_back_while_it_waits_at_the_door_and_never_leaves(
    net: FakeNet, committed: None
) -> None:
    desk = a_desk(net)
    desk.net.person("maya").posts("@townhall is the bridge open?")
    (case_id,) = fetch(desk)
    an_answer(desk, case_id=case_id, text="Yes, since noon.")
    withdraw_newest(desk, case_id, desk.chief)
    waiting = dispatch_of(desk, case_id)
    deliver(dispatch_id=waiting.id, by=desk.clockwork, at=LATER)
    confirm(dispatch_id=waiting.id, by=desk.clockwork, at=LATER)
    assert net.posts(author="townhall") == []
    page = page_of(desk, case_id)
    assert (page.row.trouble, page.on_its_way, page.row.is_open) == ("", False, True)
    assert page.draft is not None
    assert page.draft.text == "Yes, since noon."
    with pytest.raises(AlreadyMoved):
        withdraw_newest(desk, case_id, desk.chief)


def test_t8_says_that_it_has_left_when_it_has(net: FakeNet, committed: None) -> None:
    desk = a_desk(net)
    desk.net.person("maya").posts("@townhall is the bridge open?")
    (case_id,) = fetch(desk)
    an_answer(desk, case_id=case_id)
    deliver(dispatch_id=dispatch_of(desk, case_id).id, by=desk.clockwork, at=LATER)
    with pytest.raises(HasLeft):
        withdraw_newest(desk, case_id, desk.chief)
    assert len(net.posts(author="townhall")) == 1


def test_t8_is_not_taken_back_while_an_earlier_attempt_may_still_arrive(
    desk: Desk, case_id: int
) -> None:
    an_answer(desk, case_id=case_id)
    waiting = dispatch_of(desk, case_id)
    Attempt.objects.create(dispatch_id=waiting.id, number=1, fence=1, begun_at=LATER)
    with pytest.raises(MayHaveLeft):
        withdraw_newest(desk, case_id, desk.chief)


def test_is_taken_back_unsigned_and_keeps_what_somebody_was_writing(desk: Desk) -> None:
    desk.net.person("maya").posts("@townhall she wont wake up")
    (case_id,) = fetch(desk)
    an_answer(desk, case_id=case_id)
    save_draft(case_id=case_id, text="Better:", edge=Edge.PUBLIC, by=desk.chief, at=LATER)
    withdraw_newest(desk, case_id, desk.chief)
    assert signoff.open_requests(office_id=desk.office_id) == []
    page = page_of(desk, case_id)
    assert not page.on_its_way
    assert page.draft is not None
    assert page.draft.text == "Better:"


def test_r6_is_refused_when_somebody_answered_meanwhile(desk: Desk, case_id: int) -> None:
    ana = a_person(by=desk.chief)
    before = page_of(desk, case_id)
    say(page_of(desk, case_id, ana), ana)
    with pytest.raises(SomebodyAnswered, match=ana.name):
        say(before, desk.chief)
    say(page_of(desk, case_id), desk.chief)  # after a comparison it may be sent all the same


def test_r6_is_refused_when_the_person_wrote_again(desk: Desk, case_id: int) -> None:
    before = page_of(desk, case_id)
    post = desk.net.posts(author="maya")[0]
    desk.net.person("maya").replies(post, "@townhall never mind, I mean the tunnel")
    fetch(desk, at=LATER)
    with pytest.raises(MoreArrived):
        say(before, desk.chief)


def test_r6_is_refused_while_somebody_else_writes(desk: Desk, case_id: int) -> None:
    ana = a_person(by=desk.chief)
    take_turn(case_id=case_id, by=ana, at=LATER)
    with pytest.raises(SomebodyHasTheTurn, match=ana.name):
        say(page_of(desk, case_id), desk.chief)


def test_r3_asks_before_a_private_matter_becomes_public(desk: Desk) -> None:
    desk.net.person("maya").messages("townhall", "my house number is 12")
    (case_id,) = fetch(desk)
    page = page_of(desk, case_id)
    assert page.reply_edge is Edge.PRIVATE
    with pytest.raises(ConfirmPublic):
        say(page, desk.chief, edge=Edge.PUBLIC)
    say(page, desk.chief, edge=Edge.PRIVATE)
    assert dispatch_of(desk, case_id).edge == "private"


def test_needs_the_power_to_answer(desk: Desk, case_id: int) -> None:
    with pytest.raises(NotAllowed):
        say(page_of(desk, case_id), without(desk.chief, Power.ANSWER))


def test_can_be_given_by_hand_and_answers_the_case(desk: Desk, case_id: int) -> None:
    by_hand(case_id, "Told her on the telephone.", by=desk.chief, at=LATER)
    page = page_of(desk, case_id)
    assert (page.row.state, page.row.due_at) == ("answered", None)
    assert page.first_replied_at == LATER
