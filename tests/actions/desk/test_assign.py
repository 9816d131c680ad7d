"""A case is somebody's, or everybody's; never lost with whoever has it."""

from datetime import timedelta

import pytest

from clarion.desk import queries
from clarion.desk.actions import assign, look_at, release
from clarion.desk.actions.assign import NotAColleague
from clarion.kit.refusals import NotFound
from clarion.ledger import queries as ledger
from tests.makers.desk import Desk, fetch
from tests.makers.people import NOW, a_person, an_actor, an_office


@pytest.fixture
def case_id(desk: Desk) -> int:
    desk.net.person("maya").posts("@townhall she wont wake up")
    return fetch(desk)[0]


def row(desk: Desk, case_id: int) -> queries.QueueRow:
    return queries.row(office_id=desk.office_id, case_id=case_id)


def test_gives_a_case_to_somebody_and_writes_one_entry(desk: Desk, case_id: int) -> None:
    ana = a_person(by=desk.chief)
    assign(case_id=case_id, to=ana.person, by=desk.chief, at=NOW)
    assert (row(desk, case_id).assignee, row(desk, case_id).state) == (ana.name, "assigned")
    deeds = [one.deed for one in ledger.history(office_id=desk.office_id, about=f"case:{case_id}")]
    assert deeds.count("case assigned") == 1


def test_puts_it_back(desk: Desk, case_id: int) -> None:
    assign(case_id=case_id, to=desk.chief.person, by=desk.chief, at=NOW)
    release(case_id=case_id, by=desk.chief, at=NOW)
    assert (row(desk, case_id).assignee, row(desk, case_id).state) == ("", "triaged")


def test_gives_nothing_to_a_stranger(desk: Desk, case_id: int) -> None:
    stranger = an_actor(office_id=an_office())
    with pytest.raises(NotAColleague):
        assign(case_id=case_id, to=stranger.person, by=desk.chief, at=NOW)


def test_is_not_there_for_another_office(desk: Desk, case_id: int) -> None:
    stranger = an_actor(office_id=an_office())
    with pytest.raises(NotFound):
        assign(case_id=case_id, to=stranger.person, by=stranger, at=NOW)


def test_finds_pressing_work_that_nobody_looks_at(desk: Desk, case_id: int) -> None:
    ana = a_person(by=desk.chief)
    assign(case_id=case_id, to=ana.person, by=desk.chief, at=NOW)
    soon, late = NOW + timedelta(minutes=20), NOW + timedelta(minutes=31)
    assert queries.stale_assignments(at=soon) == []
    assert queries.stale_assignments(at=late) == [(desk.office_id, case_id)]
    look_at(case_id=case_id, by=ana, at=soon)
    assert queries.stale_assignments(at=late) == []
