"""What the model alone takes for a danger comes before ordinary work until somebody has read it."""

from datetime import timedelta
from functools import partial

import pytest

from clarion.desk import queries
from clarion.desk.actions import MoreArrived, answer_by_hand, assess
from clarion.desk.models import Case
from clarion.desk.queries import QueueFilter, QueueRow
from clarion.desk.rules.order import Rank
from tests.makers.desk import Desk, an_answer, assessed, by_hand, fetch
from tests.makers.people import NOW

# No line of a lexicon finds anything in it.
UNSURE = "@townhall My grandmother has not answered since the quake"
LATER = NOW + timedelta(minutes=3)


def queue(desk: Desk) -> list[QueueRow]:
    page = queries.queue(office_id=desk.office_id, wanted=QueueFilter(), staff_id=desk.chief.person)
    return list(page.rows)


def test_it_comes_after_what_is_urgent_and_before_ordinary_work(desk: Desk) -> None:
    desk.net.person("tom").posts("@townhall When is the bin collection?")
    desk.net.person("maya").posts(UNSURE)
    desk.net.person("rosa").posts("@townhall I am a reporter at the Gazette. Who will comment?")
    desk.net.person("ben").posts("@townhall she wont wake up")
    fetch(desk)
    assert [row.author for row in queue(desk)] == ["Ben", "Rosa", "Maya", "Tom"]
    maya = queue(desk)[2]
    assert (maya.perhaps, maya.grave, maya.unassessed) == (True, False, False)
    assert maya.findings[0][0] == "perhaps"
    assert maya.findings[0][1] in UNSURE


def test_a_person_says_that_it_is_none_and_new_words_bring_it_back(desk: Desk) -> None:
    asked = desk.net.person("maya").posts(UNSURE)
    (case_id,) = fetch(desk)
    assessed(case_id, life_at_risk=False, why="She rang.", by=desk.chief, at=NOW)
    assert not queue(desk)[0].perhaps
    assert Case.objects.get(pk=case_id).rank == Rank.ORDINARY
    desk.net.person("maya").replies(asked, "@townhall There are many sick people in our camp")
    fetch(desk, at=LATER)
    assert queue(desk)[0].perhaps


def test_nobody_rules_out_what_they_have_not_read(desk: Desk) -> None:
    asked = desk.net.person("maya").posts(UNSURE)
    (case_id,) = fetch(desk)
    seen = Case.objects.get(pk=case_id).last_message_id
    desk.net.person("maya").replies(asked, "@townhall she wont wake up")
    fetch(desk, at=LATER)
    said = partial(assess, case_id=case_id, seen_message_id=seen, by=desk.chief, at=LATER)
    with pytest.raises(MoreArrived):
        said(life_at_risk=False, why="A joke.")
    assert queue(desk)[0].unassessed
    said(life_at_risk=True, why="I rang her.")  # that there is one is never refused


def test_whoever_rang_them_has_read_it(desk: Desk) -> None:
    desk.net.person("maya").posts(UNSURE)
    (case_id,) = fetch(desk)
    by_hand(case_id, "Rang her: all are well.", by=desk.chief, at=NOW)
    case = Case.objects.get(pk=case_id)
    assert (case.perhaps, case.rank) == (False, Rank.ORDINARY)


def test_what_came_during_the_call_is_not_answered_by_it(desk: Desk) -> None:
    asked = desk.net.person("maya").posts("@townhall When is the library open?")
    (case_id,) = fetch(desk)
    seen = Case.objects.get(pk=case_id).last_message_id
    desk.net.person("maya").replies(asked, UNSURE)
    fetch(desk, at=LATER)
    said = {"text": "Rang her: at nine.", "seen_message_id": seen, "by": desk.chief, "at": LATER}
    answer_by_hand(case_id=case_id, **said)
    case = Case.objects.get(pk=case_id)
    assert (case.perhaps, case.state, case.waiting_since is None) == (True, "triaged", False)


def test_what_was_answered_has_been_read(desk: Desk) -> None:
    asked = desk.net.person("maya").posts(UNSURE)
    (case_id,) = fetch(desk)
    an_answer(desk, case_id=case_id)
    desk.net.person("maya").replies(asked, "@townhall When is the library open?")
    fetch(desk, at=LATER)
    row = queries.row(office_id=desk.office_id, case_id=case_id)
    assert not row.perhaps


def test_thanks_in_such_words_are_not_quiet(desk: Desk) -> None:
    desk.net.person("maya").posts("@townhall Thank you! There are many sick people in our camp")
    (case_id,) = fetch(desk)
    row = queries.row(office_id=desk.office_id, case_id=case_id)
    assert (row.perhaps, row.quiet) == (True, False)
