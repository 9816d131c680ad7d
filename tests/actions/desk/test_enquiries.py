"""What is noted of an enquiry of the media, and the log that is made of it."""

from datetime import datetime, timedelta

import pytest

from clarion.desk.actions import drop_enquiry, note_enquiry
from clarion.desk.models import Case, CaseMessage, Enquiry
from clarion.desk.queries import NOT_NOTED, EnquiryFilter, enquiries, outlets
from clarion.desk.rules.answering import Empty
from clarion.kit.actor import Power
from clarion.kit.refusals import NotAllowed, NotFound
from clarion.ledger import queries as ledger
from clarion.people.actions import make_role
from tests.makers.desk import Desk, a_case, fetch
from tests.makers.people import NOW, a_person, an_actor, an_office

DAY_END = NOW.replace(hour=0, minute=0) + timedelta(days=1)
HOUR = timedelta(hours=1)


def noted(
    desk: Desk, who: str, outlet: str = "The Gazette", deadline_at: datetime | None = None
) -> int:
    case_id = a_case(desk, "@townhall how many trees fell?", who=who)
    note_enquiry(case_id=case_id, outlet=outlet, deadline_at=deadline_at, by=desk.chief, at=NOW)
    return case_id


def logged(desk: Desk, **wanted: str) -> list[int]:
    found, _more = enquiries(
        office_id=desk.office_id, wanted=EnquiryFilter(**wanted), at=NOW, day_end=DAY_END
    )
    return [one.row.id for one in found]


def test_makes_an_enquiry_of_what_did_not_read_like_one(desk: Desk) -> None:
    case_id = a_case(desk, "@townhall how many trees fell?")
    assert logged(desk) == []
    note_enquiry(
        case_id=case_id, outlet="  The   Gazette ", deadline_at=None, by=desk.chief, at=NOW
    )
    case = Case.objects.get()
    assert (case.need, case.urgent, case.enquiry.outlet) == ("media", True, "The Gazette")
    (*_, entry) = ledger.history(office_id=desk.office_id, about=f"case:{case_id}")
    assert (entry.deed, entry.facts["outlet"]) == ("enquiry noted", "The Gazette")


def test_stays_one_whatever_is_asked_next(desk: Desk) -> None:
    asked = desk.net.person("maya").posts("@townhall how many trees fell?")
    (case_id,) = fetch(desk)
    note_enquiry(case_id=case_id, outlet="Radio", deadline_at=None, by=desk.chief, at=NOW)
    desk.net.person("maya").replies(asked, "@townhall Any news? When does it open?")
    fetch(desk)
    assert logged(desk) == [case_id]


def test_is_noted_once_for_each_case_and_can_be_noted_anew(desk: Desk) -> None:
    case_id = noted(desk, "maya")
    note_enquiry(
        case_id=case_id, outlet="Radio Wick", deadline_at=NOW + HOUR, by=desk.chief, at=NOW
    )
    (one,) = Enquiry.objects.all()
    assert (one.outlet, one.deadline_at) == ("Radio Wick", NOW + HOUR)


def test_stands_in_the_order_of_deadlines_theirs_before_our_own_clock(desk: Desk) -> None:
    later = noted(desk, "a", deadline_at=NOW + timedelta(days=2))
    soon = noted(desk, "b", deadline_at=NOW + HOUR / 2)
    late = noted(desk, "c", deadline_at=NOW - HOUR)
    ours = noted(desk, "d")  # within the hour that an enquiry may wait
    assert logged(desk) == [late, soon, ours, later]
    assert logged(desk, deadline="overdue") == [late]
    assert logged(desk, deadline="today") == [soon, ours]
    assert logged(desk, deadline="later") == [later]


def test_is_found_by_its_outlet_and_by_having_none_noted(desk: Desk) -> None:
    gazette = noted(desk, "a")
    radio = noted(desk, "b", outlet="Radio Wick")
    unnoted = a_case(desk, "@townhall I am a journalist at the Echo and on deadline", who="c")
    assert logged(desk, outlet="the gazette") == [gazette]
    assert logged(desk, outlet="Radio Wick") == [radio]
    assert logged(desk, outlet=NOT_NOTED) == [unnoted]
    assert outlets(office_id=desk.office_id, view="open") == ["Radio Wick", "The Gazette"]


def test_what_is_over_is_settled(desk: Desk) -> None:
    case_id = noted(desk, "a")
    Case.objects.update(state="answered")
    assert logged(desk) == []
    assert logged(desk, view="settled") == [case_id]


def test_refuses_nobody_and_whoever_may_not_answer_and_another_office(desk: Desk) -> None:
    case_id = a_case(desk, "@townhall how many trees fell?")
    with pytest.raises(Empty):
        note_enquiry(case_id=case_id, outlet=" ", deadline_at=None, by=desk.chief, at=NOW)
    make_role(name="Reader", powers=frozenset({Power.READ_CASES}), by=desk.chief, at=NOW)
    reader = a_person(by=desk.chief, role="Reader")
    with pytest.raises(NotAllowed):
        note_enquiry(case_id=case_id, outlet="X", deadline_at=None, by=reader, at=NOW)
    stranger = an_actor(office_id=an_office(exercise=True, slug="elsewhere"))
    with pytest.raises(NotFound):
        note_enquiry(case_id=case_id, outlet="X", deadline_at=None, by=stranger, at=NOW)
    assert (
        enquiries(office_id=stranger.office_id, wanted=EnquiryFilter(), at=NOW, day_end=DAY_END)[0]
        == []
    )


def test_what_was_noted_in_error_is_again_what_it_was(desk: Desk) -> None:
    case_id = a_case(desk, "@townhall how many trees fell?")
    was = Case.objects.get()
    for outlet in ("Radio", "Gazette"):
        note_enquiry(case_id=case_id, outlet=outlet, deadline_at=None, by=desk.chief, at=NOW + HOUR)
    drop_enquiry(case_id=case_id, by=desk.chief, at=NOW)
    case = Case.objects.get()
    assert (case.need, case.urgent, case.rank) == (was.need, was.urgent, was.rank)
    assert not Enquiry.objects.exists()
    assert logged(desk) == []
    (*_, entry) = before = ledger.history(office_id=desk.office_id, about=f"case:{case_id}")
    assert (entry.deed, entry.facts["outlet"]) == ("no enquiry of the media", "Gazette")
    drop_enquiry(case_id=case_id, by=desk.chief, at=NOW)  # pressed twice: nothing more happens
    assert ledger.history(office_id=desk.office_id, about=f"case:{case_id}") == before


def test_what_only_read_like_one_is_one_no_more(desk: Desk) -> None:
    words = "@townhall I am a reporter at the Gazette, could you comment before my deadline?"
    case_id = a_case(desk, words)
    assert Case.objects.get().need == "media"
    drop_enquiry(case_id=case_id, by=desk.chief, at=NOW)
    assert Case.objects.get().need == ""
    with pytest.raises(NotFound):
        drop_enquiry(case_id=case_id, by=an_actor(office_id=an_office()), at=NOW)


def test_what_came_after_an_enquiry_was_noted_goes_on_pressing(desk: Desk) -> None:
    case_id = noted(desk, "maya")
    message = CaseMessage.objects.get(case_id=case_id).message
    type(message).objects.filter(pk=message.pk).update(received_at=NOW + HOUR)
    drop_enquiry(case_id=case_id, by=desk.chief, at=NOW + 2 * HOUR)
    assert Case.objects.get().urgent
