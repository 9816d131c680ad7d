"""One cleared answer to all: each gets their own, is left out with a reason, or it is stopped."""

import sys
from datetime import timedelta

import pytest

from clarion.channels import registry
from clarion.desk import queries
from clarion.desk.actions import (
    ChangedSince,
    Promised,
    begin_signed,
    confirm,
    give_back,
    put_in,
    resolve_cases,
    resolve_matter,
    send_circular,
    send_copy,
    stop_circular,
    take_turn,
)
from clarion.desk.actions.circulars.send_circular import AlreadyUnderWay, NobodyToTell
from clarion.desk.models import Answer, Case, Circular, Copy, Draft, Matter, Promise
from clarion.desk.rules.answering import Empty
from clarion.desk.rules.matters.pace import AT_ONCE_MAX, PACE
from clarion.kit.actor import Power
from clarion.kit.ids import new_key
from clarion.kit.refusals import AlreadyMoved, NotAllowed
from clarion.people.actions import end_membership
from clarion.postroom.models import Dispatch
from clarion.signoff import queries as signoff
from clarion.signoff.actions import end_standing_word, sign
from clarion.signoff.actions import give_back as return_unsigned
from tests.makers.desk import Desk, a_case, an_answer, by_hand, fetch, without
from tests.makers.matters import BURST, FACTS, a_matter, send_due, tell_all, write_in
from tests.makers.people import NOW, a_person, an_actor, membership_id

SOON = NOW + timedelta(minutes=1)
LATER = NOW + timedelta(minutes=5)


def copies() -> dict[int, tuple[str, str]]:
    return {one.case_id: (one.state, one.why) for one in Copy.objects.order_by("id")}


def arrive(desk: Desk, *, state: str = "sent") -> None:
    """Let whatever is at the door be on the network."""
    Dispatch.objects.filter(state="queued").update(
        state=state, remote_id="post_1", settled_at=LATER
    )
    for answer in Answer.objects.exclude(dispatch=None):
        confirm(dispatch_id=answer.dispatch_id, by=desk.clockwork, at=LATER)


def no_standing_word(desk: Desk) -> None:
    for word in signoff.standing_words(office_id=desk.office_id):
        end_standing_word(standing_id=word.id, by=desk.chief, at=NOW)


def test_each_gets_their_own_words_at_their_own_time(desk: Desk) -> None:
    matter_id, cases = a_matter(desk, 3)
    circular = tell_all(desk, matter_id)
    assert Circular.objects.get(pk=circular).state == "sending"
    due = list(Copy.objects.order_by("number").values_list("due_at", flat=True))
    assert due == [NOW, NOW + PACE, NOW + 2 * PACE]
    send_due(desk, at=NOW)
    assert [one[0] for one in copies().values()] == ["queued", "waiting", "waiting"]
    send_due(desk, at=LATER)
    assert {one[0] for one in copies().values()} == {"queued"}
    texts = set(Answer.objects.values_list("text", flat=True))
    assert len(texts) == 3
    assert all(text.endswith(FACTS) for text in texts)
    assert Circular.objects.get(pk=circular).state == "done"
    assert Matter.objects.get(pk=matter_id).state == "open"
    arrive(desk)
    assert Matter.objects.get(pk=matter_id).state == "answered"
    assert {Case.objects.get(pk=one).state for one in cases} == {"answered"}
    page = queries.matter_page(office_id=desk.office_id, matter_id=matter_id, at=LATER)
    assert (page.told, page.circulars[0].told, page.circulars[0].waiting) == (3, 3, 0)
    told, more = queries.told(office_id=desk.office_id, matter_id=matter_id)
    assert (len(told), more) == (3, "")


def test_the_same_form_sent_twice_is_one_and_a_copy_leaves_once(desk: Desk) -> None:
    matter_id, _cases = a_matter(desk, 2)
    seen = queries.preview(
        office_id=desk.office_id,
        matter_id=matter_id,
        facts={"en": FACTS},
        whom="waiting",
        skip=(),
        staff_id=desk.chief.staff_id,
        at=NOW,
    )
    said = {"facts": {"en": FACTS}, "whom": "waiting", "seen": seen.fingerprint}
    key = new_key()
    numbers = {
        send_circular(matter_id=matter_id, key=key, **said, by=desk.chief, at=NOW) for _ in range(2)
    }
    assert len(numbers) == 1
    with pytest.raises(AlreadyUnderWay):
        send_circular(matter_id=matter_id, key=new_key(), **said, by=desk.chief, at=NOW)
    for copy_id in list(Copy.objects.values_list("pk", flat=True)) * 3:
        send_copy(copy_id=copy_id, by=desk.clockwork, at=LATER)
    assert Dispatch.objects.count() == Answer.objects.count() == 2


def test_what_has_changed_since_it_was_read_is_read_again(desk: Desk) -> None:
    matter_id, cases = a_matter(desk, 2)
    said = {"facts": {"en": FACTS}, "whom": "waiting", "skip": frozenset()}
    seen = queries.preview(
        office_id=desk.office_id,
        matter_id=matter_id,
        staff_id=desk.chief.staff_id,
        at=NOW,
        **said,
    )
    by_hand(cases[0], "I rang them.", by=desk.chief, at=NOW)
    with pytest.raises(ChangedSince):
        send_circular(
            matter_id=matter_id, key=new_key(), seen=seen.fingerprint, by=desk.chief, at=NOW, **said
        )
    assert not Copy.objects.exists()


def test_refuses_nothing_to_say_and_nobody_to_tell(desk: Desk) -> None:
    matter_id, cases = a_matter(desk, 2)
    with pytest.raises(Empty):
        tell_all(desk, matter_id, facts=" ")
    with pytest.raises(NobodyToTell):
        tell_all(desk, matter_id, skip=cases)
    with pytest.raises(NobodyToTell):
        tell_all(desk, matter_id, whom="told")
    with pytest.raises(NotAllowed):
        tell_all(desk, matter_id, by=without(desk.chief, Power.ANSWER))


def test_whoever_is_in_danger_or_answered_already_is_left_out_with_the_reason(desk: Desk) -> None:
    matter_id, cases = a_matter(desk, 4)
    grave = a_case(desk, "@townhall she wont wake up", who="rosa")
    put_in(case_id=grave, matter_id=matter_id, by=desk.chief, at=NOW)
    by_hand(cases[0], "I rang them.", by=desk.chief, at=NOW)
    desk.net.person("neighbour1").deletes(desk.net.posts(author="neighbour1")[0])
    Case.objects.filter(pk=cases[1]).update(state="resolved")
    tell_all(desk, matter_id, skip=[cases[3]])
    assert copies() == {
        cases[0]: ("left_out", "answered"),
        cases[1]: ("left_out", "over"),
        cases[2]: ("waiting", ""),
        cases[3]: ("left_out", "chosen"),
        grave: ("left_out", "risk"),
    }


def test_r6_everything_is_asked_again_at_the_moment_of_sending(desk: Desk) -> None:
    matter_id, cases = a_matter(desk, 5)
    ben = a_person(by=desk.chief)
    tell_all(desk, matter_id)
    by_hand(cases[0], "I rang them.", by=ben, at=NOW)
    desk.net.person("neighbour1").replies(
        desk.net.posts(author="neighbour1")[0], "@townhall still?"
    )
    fetch(desk, at=NOW)
    take_turn(case_id=cases[2], by=ben, at=LATER)
    desk.net.person("neighbour3").replies(
        desk.net.posts(author="neighbour3")[0], "@townhall help, my mother is trapped"
    )
    fetch(desk, at=NOW)
    send_due(desk, at=LATER)
    assert copies() == {
        cases[0]: ("left_out", "answered"),
        cases[1]: ("left_out", "wrote again"),
        cases[2]: ("left_out", "writing"),
        cases[3]: ("left_out", "risk"),
        cases[4]: ("queued", ""),
    }


def test_stopped_midway_nobody_gets_it_who_has_not_got_it(desk: Desk) -> None:
    matter_id, _cases = a_matter(desk, 3)
    circular = tell_all(desk, matter_id)
    send_due(desk, at=NOW)
    arrive(desk)
    send_due(desk, at=NOW + PACE)
    assert stop_circular(circular_id=circular, by=desk.chief, at=NOW + PACE) == 2
    send_due(desk, at=LATER)
    assert [one[0] for one in copies().values()] == ["queued", "queued", "stopped"]
    states = list(Dispatch.objects.order_by("id").values_list("state", flat=True))
    assert states == ["sent", "cancelled"]
    assert not Draft.objects.exists()
    assert Matter.objects.get(pk=matter_id).answered_id is None
    with pytest.raises(AlreadyMoved):
        stop_circular(circular_id=circular, by=desk.chief, at=LATER)


def test_an_answer_that_does_not_arrive_brings_the_case_back(desk: Desk) -> None:
    matter_id, cases = a_matter(desk, 2)
    tell_all(desk, matter_id)
    send_due(desk, at=LATER)
    arrive(desk, state="failed")
    assert Matter.objects.get(pk=matter_id).state == "open"
    wanted = queries.QueueFilter()
    page = queries.queue(office_id=desk.office_id, wanted=wanted, staff_id=None)
    assert [row.id for row in page.rows] == cases  # each by itself, with its trouble
    now = queries.matter_page(office_id=desk.office_id, matter_id=matter_id, at=LATER)
    assert (now.told, now.circulars[0].told, now.circulars[0].lost) == (0, 0, 2)


def test_without_a_standing_word_somebody_signs_every_rendition(desk: Desk) -> None:
    no_standing_word(desk)
    matter_id, _cases = a_matter(desk, 2)
    circular = tell_all(desk, matter_id)
    request = Circular.objects.get(pk=circular).request
    assert request is not None
    assert len(request.pieces) == len(request.digests) == 2
    send_due(desk, at=LATER)
    assert not Answer.objects.exists()
    other = an_actor(office_id=desk.office_id)
    warrant = sign(request_id=request.pk, by=other, at=NOW)
    assert warrant is not None
    (found,) = queries.circulars_signed()
    assert found == (desk.office_id, request.pk, warrant)
    for _ in range(2):
        begin_signed(request_id=request.pk, warrant_id=warrant, by=desk.clockwork, at=NOW)
    send_due(desk, at=LATER)
    assert {one.warrant_id for one in Dispatch.objects.all()} == {warrant}
    assert set(Dispatch.objects.values_list("state", flat=True)) == {"queued"}


def test_returned_unsigned_nobody_gets_it_and_the_reason_is_shown(desk: Desk) -> None:
    no_standing_word(desk)
    matter_id, _cases = a_matter(desk, 2)
    circular = Circular.objects.get(pk=tell_all(desk, matter_id))
    other = an_actor(office_id=desk.office_id)
    return_unsigned(request_id=circular.request_id, reason="Say until when.", by=other, at=NOW)
    give_back(request_id=circular.request_id, by=desk.clockwork, at=NOW)
    circular.refresh_from_db()
    assert (circular.state, circular.returned_why) == ("returned", "Say until when.")
    assert {one[0] for one in copies().values()} == {"stopped"}


def test_an_author_who_has_left_tells_nobody(desk: Desk) -> None:
    matter_id, _cases = a_matter(desk, 2)
    ben = a_person(by=desk.chief)
    tell_all(desk, matter_id, by=ben)
    end_membership(membership_id=membership_id(ben), by=desk.chief, at=NOW)
    send_due(desk, at=LATER)
    assert set(copies().values()) == {("left_out", "author")}


def test_new_arrivals_are_offered_it_and_told_only_by_a_person(desk: Desk) -> None:
    matter_id, cases = a_matter(desk, 2)
    tell_all(desk, matter_id)
    send_due(desk, at=LATER)
    arrive(desk)
    (new,) = write_in(desk, BURST, begin=2, at=LATER)
    page = queries.case_page(
        office_id=desk.office_id, case_id=new, staff_id=desk.chief.person, at=LATER
    )
    assert FACTS in page.many.offered
    told = queries.case_page(
        office_id=desk.office_id, case_id=cases[0], staff_id=desk.chief.person, at=LATER
    )
    assert told.many.offered == ""
    send_due(desk, at=LATER + timedelta(hours=1))
    assert Answer.objects.filter(case_id=new).count() == 0
    an_answer(desk, case_id=new, text=page.many.offered, at=LATER)
    assert Answer.objects.get(case_id=new).text.endswith(FACTS)


def test_what_is_promised_with_it_is_in_the_ledger(desk: Desk) -> None:
    matter_id, _cases = a_matter(desk, 2)
    promised = Promised(
        words="Water is back.", due_at=NOW + timedelta(hours=8), owner_id=desk.chief.person
    )
    tell_all(desk, matter_id, promised=promised)
    promise = Promise.objects.get()
    assert (promise.matter_id, promise.wall, promise.zone) == (
        matter_id,
        "2026-04-14T18:00",
        "Europe/London",
    )


def test_puts_only_so_many_at_the_door_in_one_turn(desk: Desk) -> None:
    matter_id, _cases = a_matter(desk, 2)
    tell_all(desk, matter_id)
    copy = Copy.objects.order_by("id")[0]
    case = copy.case
    for number in range(AT_ONCE_MAX):
        case.pk, case.key, case.reference = None, f"k{number}", f"r{number}"
        case.save(force_insert=True)
        copy.pk, copy.key, copy.case_id, copy.number = None, new_key(), case.pk, number + 9
        copy.save(force_insert=True)
    assert len(queries.copies_due(at=LATER)) == AT_ONCE_MAX


def test_everybody_is_told_however_many_they_are(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    module = sys.modules["clarion.desk.queries.matters.renditions"]
    monkeypatch.setattr(module, "BATCH", 2)
    monkeypatch.setattr(module, "COPIES_MAX", 3)
    matter_id, cases = a_matter(desk, 5)
    tell_all(desk, matter_id)
    assert list(copies()) == cases[:3]
    send_due(desk, at=LATER)
    arrive(desk)
    tell_all(desk, matter_id, at=LATER)
    waiting = [case for case, (state, _why) in copies().items() if state == "waiting"]
    assert waiting == cases[3:]
    send_due(desk, at=LATER + timedelta(minutes=5))
    assert sorted(Answer.objects.values_list("case_id", flat=True)) == cases


def test_whoever_said_thanks_is_told_once(desk: Desk) -> None:
    matter_id, cases = a_matter(desk, 2)
    tell_all(desk, matter_id)
    send_due(desk, at=LATER)
    arrive(desk)
    desk.net.person("neighbour0").replies(desk.net.posts(author="neighbour0")[0], "Thank you!")
    fetch(desk, at=LATER)
    assert Case.objects.get(pk=cases[0]).state == "answered"
    with pytest.raises(NobodyToTell):
        tell_all(desk, matter_id)


def test_how_it_ended_answers_nobodys_new_question(desk: Desk) -> None:
    matter_id, cases = a_matter(desk, 2)
    tell_all(desk, matter_id)
    send_due(desk, at=LATER)
    arrive(desk)
    desk.net.person("neighbour0").replies(
        desk.net.posts(author="neighbour0")[0], "@townhall and who fills the prescription?"
    )
    fetch(desk, at=LATER)
    Copy.objects.all().delete()
    tell_all(desk, matter_id, whom="told")
    assert copies() == {cases[0]: ("left_out", "wrote again"), cases[1]: ("waiting", "")}


def test_what_waits_at_the_door_is_stopped_although_the_last_copy_was_put_there(desk: Desk) -> None:
    matter_id, _cases = a_matter(desk, 2)
    circular = tell_all(desk, matter_id)
    send_due(desk, at=LATER)
    send_due(desk, at=LATER + PACE)
    assert Circular.objects.get(pk=circular).state == "done"
    assert stop_circular(circular_id=circular, by=desk.chief, at=LATER) == 2
    assert set(Dispatch.objects.values_list("state", flat=True)) == {"cancelled"}
    with pytest.raises(AlreadyMoved):
        stop_circular(circular_id=circular, by=desk.chief, at=LATER)


def test_the_very_words_that_were_read_are_measured_at_the_door(desk: Desk) -> None:
    matter_id, cases = a_matter(desk, 2)
    tell_all(desk, matter_id)
    limit = registry.capabilities("fakenet").answer_limit or 0
    facts = "x" * (limit - len("Hello, "))
    Circular.objects.update(facts={"en": facts})
    Copy.objects.filter(case=cases[0]).update(text="y" * limit)
    Copy.objects.filter(case=cases[1]).update(text="y" * (limit + 1))
    send_due(desk, at=LATER)
    send_due(desk, at=LATER + PACE)
    assert copies() == {cases[0]: ("queued", ""), cases[1]: ("left_out", "too long")}


def test_somebody_with_two_cases_is_one_person_and_told_once(desk: Desk) -> None:
    matter_id, cases = a_matter(desk, 2)
    twice = write_in(desk, f"{BURST}!", begin=1)[-1]  # neighbour1 again, a post of its own
    assert (
        Case.objects.get(pk=twice).correspondent_id
        == Case.objects.get(pk=cases[1]).correspondent_id
    )
    assert Case.objects.get(pk=twice).matter_id == matter_id
    matter = Matter.objects.get(pk=matter_id)
    assert (matter.cases, matter.people) == (3, 2)
    tell_all(desk, matter_id, at=SOON)
    assert copies()[cases[1]] == ("left_out", "same person")
    send_due(desk, at=LATER)
    arrive(desk)
    assert Answer.objects.count() == 2
    # Nor is it told them afterwards, when others are who have written since.
    with pytest.raises(NobodyToTell):
        tell_all(desk, matter_id, at=LATER)
    page = queries.case_page(
        office_id=desk.office_id, case_id=cases[1], staff_id=desk.chief.person, at=LATER
    )
    assert page.many.told_elsewhere == Case.objects.get(pk=twice).reference
    resolve_matter(matter_id=matter_id, outcome="Mended", by=desk.chief, at=LATER)
    resolve_cases(matter_id=matter_id, staff_id=desk.chief.person, by=desk.clockwork, at=LATER)
    assert Case.objects.get(pk=cases[1]).state == "resolved"


def test_whoever_writes_again_after_they_were_told_under_another_case_is_told_again(
    desk: Desk,
) -> None:
    matter_id, _cases = a_matter(desk, 2)
    tell_all(desk, matter_id)
    send_due(desk, at=LATER)
    arrive(desk)
    (again,) = write_in(desk, f"{BURST}!", begin=1, at=LATER + timedelta(minutes=1))
    assert Case.objects.get(pk=again).matter_id == matter_id
    tell_all(desk, matter_id, at=LATER + timedelta(minutes=2))
    assert copies()[again] == ("waiting", "")
