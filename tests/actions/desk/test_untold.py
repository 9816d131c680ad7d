"""A matter that ended is an alarm until everybody in it knows, or somebody decides otherwise."""

from datetime import timedelta

import pytest

from clarion.config.alarms import untold as alarm
from clarion.config.waiting import waits
from clarion.desk import queries
from clarion.desk.actions import (
    answer_by_hand,
    confirm,
    look_at_endings,
    move_out,
    put_in,
    reopen_matter,
    resolve,
    resolve_matter,
    spare_telling,
)
from clarion.desk.actions.matters.spare_telling import StillGoesOn
from clarion.desk.models import Case, Matter
from clarion.desk.rules.answering import Empty
from clarion.kit.actor import Power
from clarion.kit.refusals import NotAllowed, NotFound
from clarion.ledger import queries as ledger
from clarion.people import queries as people
from clarion.people.actions import make_role
from clarion.postroom.models import Dispatch, Message
from tests.makers.desk import Desk, a_case
from tests.makers.matters import BURST, a_matter, send_due, tell_all, write_in
from tests.makers.people import NOW, a_person, an_actor, an_office

LATER = NOW + timedelta(minutes=10)


def ended(desk: Desk, many: int = 2) -> tuple[int, list[int]]:
    matter_id, cases = a_matter(desk, many)
    resolve_matter(matter_id=matter_id, outcome="Mended", by=desk.chief, at=NOW)
    return matter_id, cases


def untold(desk: Desk, matter_id: int) -> list[int]:
    page = queries.matter_page(office_id=desk.office_id, matter_id=matter_id, at=NOW)
    return [one.case_id for one in page.untold]


def counted(desk: Desk) -> int:
    return queries.untold_matters(office_id=desk.office_id)


def arrive(desk: Desk, **how: object) -> None:
    """Let what was written to all be on the network, or not."""
    send_due(desk, at=LATER)
    fared = {"state": "sent", "remote_id": "post_1", "settled_at": LATER, **how}
    Dispatch.objects.filter(state="queued").update(**fared)
    for number in Dispatch.objects.values_list("pk", flat=True):
        confirm(dispatch_id=number, by=desk.clockwork, at=LATER)


def by_hand(desk: Desk, case_id: int) -> None:
    seen = Case.objects.get(pk=case_id).last_message_id
    answer_by_hand(
        case_id=case_id, text="It is mended.", seen_message_id=seen, by=desk.chief, at=LATER
    )


def test_names_those_who_do_not_know_and_is_gone_when_all_do(desk: Desk) -> None:
    matter_id, cases = ended(desk)
    assert (counted(desk), untold(desk, matter_id)) == (1, cases)
    by_hand(desk, cases[0])
    assert (counted(desk), untold(desk, matter_id)) == (1, cases[1:])
    by_hand(desk, cases[1])
    assert (counted(desk), untold(desk, matter_id)) == (0, [])


def test_what_was_told_before_the_end_does_not_tell_the_end(desk: Desk) -> None:
    matter_id, _cases = a_matter(desk, 2)
    tell_all(desk, matter_id)
    arrive(desk)
    at = LATER + timedelta(hours=1)
    resolve_matter(matter_id=matter_id, outcome="Mended", by=desk.chief, at=at)
    assert counted(desk) == 1
    tell_all(desk, matter_id, facts="It is mended.", whom="told", at=at)
    send_due(desk, at=at + timedelta(minutes=1))
    assert counted(desk) == 1, "what is on its way has told nobody"
    Dispatch.objects.filter(state="queued").update(state="sent", remote_id="post_2", settled_at=at)
    for number in Dispatch.objects.values_list("pk", flat=True):
        confirm(dispatch_id=number, by=desk.clockwork, at=at)
    look_at_endings(by=desk.clockwork, at=at)
    assert counted(desk) == 0


def test_a_telling_that_fails_is_an_alarm(desk: Desk) -> None:
    matter_id, cases = ended(desk)
    tell_all(desk, matter_id)
    arrive(desk, state="failed", remote_id="", reason="too_long")
    page = queries.matter_page(office_id=desk.office_id, matter_id=matter_id, at=NOW)
    assert [one.case_id for one in page.untold] == cases
    assert page.untold[0].trouble.startswith("not delivered")
    assert counted(desk) == 1


def test_somebody_decides_with_a_reason_that_nobody_more_is_told(desk: Desk) -> None:
    matter_id, cases = ended(desk)
    with pytest.raises(Empty):
        spare_telling(matter_id=matter_id, why=" ", by=desk.chief, at=LATER)
    spare_telling(matter_id=matter_id, why="It was on the radio", by=desk.chief, at=LATER)
    assert (counted(desk), untold(desk, matter_id)) == (0, [])
    (*_, entry) = ledger.history(office_id=desk.office_id, about=f"matter:{matter_id}")
    assert (entry.deed, entry.facts["why"]) == ("telling spared", "It was on the radio")
    # What was in trouble before, and moves, is what was decided about.
    after = LATER + timedelta(minutes=1)
    Case.objects.filter(pk=cases[0]).update(trouble="not delivered: x", moved_at=after)
    assert untold(desk, matter_id) == []
    # Whoever writes to them all the same, and does not reach them, is told so.
    tell_all(desk, matter_id)
    arrive(desk, state="failed", remote_id="", reason="too_long", settled_at=after)
    assert untold(desk, matter_id) == cases


def test_a_decision_is_of_one_end_only(desk: Desk) -> None:
    matter_id, cases = ended(desk)
    with_why = {"matter_id": matter_id, "why": "All know", "by": desk.chief, "at": LATER}
    spare_telling(**with_why)
    reopen_matter(matter_id=matter_id, by=desk.chief, at=LATER)
    with pytest.raises(StillGoesOn):
        spare_telling(**with_why)
    resolve_matter(matter_id=matter_id, outcome="Mended", by=desk.chief, at=LATER)
    assert untold(desk, matter_id) == cases


def test_nobody_waits_whose_case_was_ended_before_or_who_took_it_back(desk: Desk) -> None:
    matter_id, cases = a_matter(desk, 3)
    resolve(case_id=cases[0], outcome="not for us", by=desk.chief, at=NOW)
    gone = Case.objects.get(pk=cases[1])
    Message.objects.filter(pk=gone.last_message_id).update(deleted_at=NOW)
    resolve_matter(matter_id=matter_id, outcome="Mended", by=desk.chief, at=LATER)
    assert untold(desk, matter_id) == cases[2:]


def test_one_person_is_told_once_for_all_their_cases(desk: Desk) -> None:
    matter_id, cases = a_matter(desk, 2)
    who = Case.objects.get(pk=cases[0]).correspondent_id
    Case.objects.filter(pk=cases[1]).update(correspondent_id=who)
    resolve_matter(matter_id=matter_id, outcome="Mended", by=desk.chief, at=NOW)
    by_hand(desk, cases[0])
    assert counted(desk) == 0


def test_a_matter_that_goes_on_again_or_lost_them_is_no_alarm(desk: Desk) -> None:
    matter_id, cases = ended(desk)
    by_hand(desk, cases[0])
    move_out(case_id=cases[1], matter_id=matter_id, by=desk.chief, at=LATER)
    look_at_endings(by=desk.clockwork, at=LATER)
    assert counted(desk) == 0
    Matter.objects.filter(pk=matter_id).update(untold=True)
    write_in(desk, BURST, begin=5, at=LATER)
    assert Matter.objects.get(pk=matter_id).state == "open"
    assert counted(desk) == 0


def test_who_comes_into_a_matter_that_is_over_is_untold(desk: Desk) -> None:
    matter_id, cases = ended(desk)
    for case_id in cases:
        by_hand(desk, case_id)
    other = a_case(desk, "@townhall When is the library open?", who="tom", at=LATER)
    assert counted(desk) == 0
    put_in(case_id=other, matter_id=matter_id, by=desk.chief, at=LATER)
    assert (counted(desk), untold(desk, matter_id)) == (1, [other])


def test_what_ended_before_anybody_looked_is_found_by_the_clockwork(desk: Desk) -> None:
    matter_id, _cases = ended(desk)
    Matter.objects.filter(pk=matter_id).update(untold=False)
    assert queries.offices_with_endings(at=LATER) == [desk.office_id]
    look_at_endings(by=desk.clockwork, at=LATER)
    assert counted(desk) == 1


def test_nobody_is_spared_by_name_once_it_goes_on_again(desk: Desk) -> None:
    matter_id, _cases = ended(desk)
    spare_telling(matter_id=matter_id, why="All know", by=desk.chief, at=LATER)
    reopen_matter(matter_id=matter_id, by=desk.chief, at=LATER)
    assert Matter.objects.get(pk=matter_id).spared_by == ""


def test_is_said_to_whoever_can_tell_them_and_to_nobody_else(desk: Desk) -> None:
    ended(desk)
    office = people.office(desk.office_id)
    said = alarm(office, waits(actor=desk.chief, at=NOW))
    assert said is not None
    assert said.words.startswith("1 matter is resolved, and somebody in it has not been told")
    assert said.url.endswith("/desk/matters/?view=untold")
    make_role(name="Reader", powers=frozenset({Power.READ_CASES}), by=desk.chief, at=NOW)
    reader = a_person(by=desk.chief, role="Reader")
    assert alarm(office, waits(actor=reader, at=NOW)) is None
    stranger = an_actor(office_id=an_office(exercise=True, slug="elsewhere"))
    assert alarm(office, waits(actor=stranger, at=NOW)) is None


def test_only_who_may_close_in_this_office_decides_it(desk: Desk) -> None:
    matter_id, _cases = ended(desk)
    powers = frozenset({Power.READ_CASES, Power.ANSWER})
    make_role(name="Writer", powers=powers, by=desk.chief, at=NOW)
    writer = a_person(by=desk.chief, role="Writer")
    with pytest.raises(NotAllowed):
        spare_telling(matter_id=matter_id, why="x", by=writer, at=NOW)
    stranger = an_actor(office_id=an_office(exercise=True, slug="elsewhere"))
    with pytest.raises(NotFound):
        spare_telling(matter_id=matter_id, why="x", by=stranger, at=NOW)
