"""Two people never answer the same person at once."""

from datetime import timedelta

import pytest

from clarion.desk import queries
from clarion.desk.actions import SomebodyWrites, let_go, look_at, save_draft, take_turn
from clarion.desk.queries import Edge, Presence
from clarion.kit.actor import Actor
from clarion.ledger import queries as ledger
from tests.makers.desk import Desk, fetch
from tests.makers.people import NOW, a_person


@pytest.fixture
def case_id(desk: Desk) -> int:
    desk.net.person("maya").posts("@townhall is the bridge open?")
    return fetch(desk)[0]


@pytest.fixture
def ana(desk: Desk) -> Actor:
    return a_person(by=desk.chief)


def seen(desk: Desk, case_id: int, *, seconds: int = 0) -> Presence:
    return queries.presence(
        office_id=desk.office_id,
        case_id=case_id,
        staff_id=desk.chief.person,
        at=NOW + timedelta(seconds=seconds),
    )


def test_r6_says_who_writes(desk: Desk, case_id: int, ana: Actor) -> None:
    take_turn(case_id=case_id, by=ana, at=NOW)
    assert seen(desk, case_id).turn_name == ana.name
    with pytest.raises(SomebodyWrites, match=ana.name):
        take_turn(case_id=case_id, by=desk.chief, at=NOW)


def test_r6_lets_go_by_itself_when_a_browser_dies(desk: Desk, case_id: int, ana: Actor) -> None:
    take_turn(case_id=case_id, by=ana, at=NOW)
    assert seen(desk, case_id, seconds=89).turn_name == ana.name
    assert seen(desk, case_id, seconds=91).turn_name == ""
    take_turn(case_id=case_id, by=desk.chief, at=NOW + timedelta(seconds=91))


def test_r6_can_be_taken_over_with_a_reason_that_stays(
    desk: Desk, case_id: int, ana: Actor
) -> None:
    take_turn(case_id=case_id, by=ana, at=NOW)
    take_turn(case_id=case_id, why="Ana went home", by=desk.chief, at=NOW)
    assert seen(desk, case_id).turn_mine
    (entry,) = (
        one
        for one in ledger.history(office_id=desk.office_id, about=f"case:{case_id}")
        if one.deed == "turn taken over"
    )
    assert entry.facts["why"] == "Ana went home"


def test_leaves_somebody_elses_turn_alone(desk: Desk, case_id: int, ana: Actor) -> None:
    take_turn(case_id=case_id, by=ana, at=NOW)
    let_go(case_id=case_id, by=desk.chief, at=NOW)
    assert seen(desk, case_id).turn_name == ana.name


def test_says_who_looks_for_as_long_as_they_look(desk: Desk, case_id: int, ana: Actor) -> None:
    look_at(case_id=case_id, by=ana, at=NOW)
    assert seen(desk, case_id, seconds=60).looking == (ana.name,)
    assert seen(desk, case_id, seconds=76).looking == ()


def test_keeps_a_draft_for_each_person_alone(desk: Desk, case_id: int, ana: Actor) -> None:
    save_draft(case_id=case_id, text="Half a sen", edge=Edge.PUBLIC, by=ana, at=NOW)
    drafts = [
        queries.case_page(
            office_id=desk.office_id, case_id=case_id, staff_id=who.person, at=NOW
        ).draft
        for who in (ana, desk.chief)
    ]
    assert drafts[0] is not None
    assert (drafts[0].text, drafts[1]) == ("Half a sen", None)
