"""What colleagues have to do for a case is written down, and nothing ends before it is done."""

from datetime import date, timedelta

import pytest

from clarion.desk import queries
from clarion.desk.actions import add_task, finish_task, reopen_task, resolve
from clarion.desk.actions.assign import NotAColleague
from clarion.desk.rules.answering import Empty
from clarion.desk.rules.tasks import TASKS_MAX, CaseIsOver, TasksOpen, TooManyTasks
from clarion.kit.actor import Actor
from clarion.ledger import queries as ledger
from tests.makers.desk import Desk, a_case
from tests.makers.people import NOW, a_person, an_actor, an_office

TODAY = date(2026, 4, 14)


@pytest.fixture
def case_id(desk: Desk) -> int:
    return a_case(desk, "@townhall is the bridge open?")


def tasks(desk: Desk, *, of: Actor | None = None, everybody: bool = False) -> list[queries.TaskNow]:
    staff_id = (of or desk.chief).person
    found, _more = queries.open_tasks(
        office_id=desk.office_id, staff_id=staff_id, everybody=everybody, on=TODAY
    )
    return found


def add(desk: Desk, case_id: int, text: str = "Ring Highways", **more: object) -> int:
    return add_task(case_id=case_id, text=text, by=desk.chief, at=NOW, **more)  # type: ignore[arg-type]  # the test's own words


def test_are_shown_to_whoever_has_them_the_soonest_first(desk: Desk, case_id: int) -> None:
    ana = a_person(by=desk.chief)
    add(desk, case_id, "Some time")
    add(desk, case_id, "Tomorrow", staff_id=ana.person, due_on=TODAY + timedelta(days=1))
    add(desk, case_id, "Late", staff_id=ana.person, due_on=TODAY - timedelta(days=1))
    assert [(one.text, one.late) for one in tasks(desk, of=ana)] == [
        ("Late", True),
        ("Tomorrow", False),
        ("Some time", False),
    ]
    assert [one.text for one in tasks(desk)] == ["Some time"]
    assert len(tasks(desk, everybody=True)) == 3


def test_keep_a_case_from_being_resolved_until_they_are_done(desk: Desk, case_id: int) -> None:
    task_id = add(desk, case_id)
    with pytest.raises(TasksOpen, match="Ring Highways"):
        resolve(case_id=case_id, outcome="not for us", by=desk.chief, at=NOW)
    for _ in range(2):  # a page may be older than what somebody else has done
        finish_task(case_id=case_id, task_id=task_id, by=desk.chief, at=NOW)
    assert tasks(desk) == []
    reopen_task(case_id=case_id, task_id=task_id, by=desk.chief, at=NOW)
    assert len(tasks(desk)) == 1
    finish_task(case_id=case_id, task_id=task_id, by=desk.chief, at=NOW)
    resolve(case_id=case_id, outcome="not for us", by=desk.chief, at=NOW)
    with pytest.raises(CaseIsOver):
        reopen_task(case_id=case_id, task_id=task_id, by=desk.chief, at=NOW)
    with pytest.raises(CaseIsOver):
        add_task(case_id=case_id, text="Ring her", by=desk.chief, at=NOW)
    deeds = [one.deed for one in ledger.history(office_id=desk.office_id, about=f"case:{case_id}")]
    assert [deed for deed in deeds if "task" in deed] == [
        "task added",
        "task done",
        "task reopened",
        "task done",
    ]


def test_are_given_to_nobody_outside_and_say_something(desk: Desk, case_id: int) -> None:
    stranger = an_actor(office_id=an_office(exercise=True, slug="elsewhere"))
    with pytest.raises(NotAColleague):
        add(desk, case_id, staff_id=stranger.person)
    with pytest.raises(Empty):
        add(desk, case_id, text=" ")


def test_are_no_more_than_anybody_looks_through(desk: Desk, case_id: int) -> None:
    for number in range(TASKS_MAX):
        add(desk, case_id, f"Number {number}")
    with pytest.raises(TooManyTasks):
        add(desk, case_id)
