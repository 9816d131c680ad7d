"""What everybody can read is offered to whoever answers, until it is taken down."""

from datetime import timedelta

from clarion.desk import queries
from clarion.desk.actions import learn_meanings
from clarion.publishing.actions import withdraw
from fakenet import FakeNet
from tests.makers.desk import a_case
from tests.makers.people import NOW
from tests.makers.publishing import WORDS, Press, a_press_office, a_statement, page, see_off

LATER = NOW + timedelta(hours=1)


def said(press: Press, case_id: int) -> list[tuple[str, str]]:
    """Return what is offered, and how it is known."""
    case = queries.case_page(
        office_id=press.office_id, case_id=case_id, staff_id=press.chief.person, at=LATER
    )
    found = queries.what_is_known(office_id=press.office_id, page=case, at=LATER)
    assert found is not None
    return [(one.known.way.value, one.words) for one in found.offers]


def test_a_statement_is_known_once_and_until_it_is_withdrawn(net: FakeNet, committed: None) -> None:
    press = a_press_office(net)
    case_id = a_case(press, "@townhall is Mill Lane closed until Friday?")
    assert said(press, case_id) == []
    edition_id = a_statement(press)
    learn_meanings(by=press.clockwork, at=LATER)
    ((way, words),) = said(press, case_id)
    assert way == "said"
    assert WORDS in words
    statement_id = page(press, edition_id).statement_id
    withdraw(statement_id=statement_id, why="Wrong road", by=press.chief, at=LATER)
    see_off(press, at=LATER + timedelta(seconds=1))
    assert said(press, case_id) == []
