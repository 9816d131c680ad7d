"""Whoever connects accounts says how often each may speak."""

import pytest

from clarion.kit.refusals import REFUSED
from clarion.ledger import queries as ledger
from clarion.people import queries as people
from clarion.postroom import queries
from tests.makers.desk import Desk
from tests.makers.people import NOW, an_actor
from tests.screens.conftest import Screen


def place(desk: Desk, rest: str = "") -> str:
    return f"/{people.office(desk.office_id).slug}/accounts/{desk.account_id}/{rest}"


def chosen(desk: Desk) -> int | None:
    now = queries.account_pace(office_id=desk.office_id, account_id=desk.account_id, at=NOW)
    return now.chosen


def test_is_chosen_shown_and_written_in_the_ledger(screen: Screen, desk: Desk) -> None:
    screen.sign_in(desk.chief)
    assert "Everything that is due, at once." in screen.open(place(desk), queries=11).words
    assert "Seconds between two statements" in screen.open(place(desk, "pace/"), queries=9).words
    assert screen.send(place(desk, "pace/"), {"seconds": "90"}).status_code == 302
    assert "One thing every 90 seconds." in screen.open(place(desk), queries=11).words
    history = ledger.history(office_id=desk.office_id, about=f"account:{desk.account_id}")
    (entry,) = [one for one in history if one.deed == "account paced"]
    assert (entry.facts["seconds"], entry.facts["before"]) == (90, None)


def test_nothing_is_what_is_usual_and_none_is_a_choice(screen: Screen, desk: Desk) -> None:
    screen.sign_in(desk.chief)
    for said, kept in (("0", 0), ("3600", 3600), ("", None)):
        screen.send(place(desk, "pace/"), {"seconds": said})
        assert chosen(desk) == kept


@pytest.mark.parametrize("said", ["-1", "3601", "often"])
def test_refuses_what_is_no_pace(screen: Screen, desk: Desk, said: str) -> None:
    screen.sign_in(desk.chief)
    assert screen.send(place(desk, "pace/"), {"seconds": said}).status_code == REFUSED
    assert chosen(desk) is None


def test_only_whoever_connects_accounts_chooses_it(screen: Screen, desk: Desk) -> None:
    screen.sign_in(an_actor(office_id=desk.office_id, role="Communications officer"))
    assert screen.send(place(desk, "pace/"), {"seconds": "5"}).status_code == 403
    assert chosen(desk) is None
