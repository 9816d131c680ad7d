"""The register says whose voice an account is, and keeps saying it when the account comes back."""

import pytest

from clarion.kit.actor import Power
from clarion.kit.refusals import NotAllowed, NotFound
from clarion.ledger import queries as ledger
from clarion.postroom import queries
from clarion.postroom.actions import close_account, register_account
from clarion.postroom.actions.register_account import HoursTooLong, NotAnAuthority
from clarion.postroom.queries import Kind, RegisterLine
from fakenet import FakeNet
from tests.flows.conftest import net as net  # noqa: PLC0414  (a fixture is found by its name)
from tests.makers.desk import Desk, a_desk, connect_again, without
from tests.makers.people import NOW, an_actor, an_office


@pytest.fixture
def desk(net: FakeNet, db: None) -> Desk:
    return a_desk(net)


def register(desk: Desk, **changed: object) -> None:
    said = {
        "kind": Kind.MIXED,
        "owner_id": desk.chief.staff_id,
        "authority": "https://town.example/order-12",
        "hours": "weekdays 8:00 to 18:00",
    }
    register_account(
        account_id=desk.account_id,
        **{"by": desk.chief, "at": NOW, **said, **changed},  # type: ignore[arg-type]  # as a form
    )


def lines(desk: Desk) -> list[RegisterLine]:
    return queries.register(office_id=desk.office_id)


def test_says_whose_it_is_and_who_answers_for_it(desk: Desk) -> None:
    (before,) = lines(desk)
    assert (before.kind, before.owner, before.registered_at) == (Kind.OFFICIAL, "", None)
    register(desk)
    (line,) = lines(desk)
    assert (line.kind, line.owner, line.owner_left) == (Kind.MIXED, desk.chief.name, False)
    assert line.authority_url == "https://town.example/order-12"
    assert (line.hours, line.registered_by) == ("weekdays 8:00 to 18:00", desk.chief.name)


def test_writes_each_change_in_the_ledger(desk: Desk) -> None:
    register(desk)
    register(desk, kind=Kind.PERSONAL)
    entries = ledger.history(office_id=desk.office_id, about=f"account:{desk.account_id}")
    said = [one.facts for one in entries if one.deed == "account registered"]
    assert [(one["before"], one["kind"]) for one in said] == [
        ("official", "mixed"),
        ("mixed", "personal"),
    ]


def test_refuses_what_is_no_authority_and_hours_without_end(desk: Desk) -> None:
    with pytest.raises(NotAnAuthority):
        register(desk, authority="http://town.example/order-12")
    with pytest.raises(HoursTooLong):
        register(desk, hours="x" * 201)
    assert lines(desk)[0].registered_at is None


def test_refuses_an_owner_who_does_not_work_here(desk: Desk) -> None:
    stranger = an_actor(office_id=an_office())
    with pytest.raises(NotFound):
        register(desk, owner_id=stranger.staff_id)


def test_refuses_whoever_does_not_connect_accounts(desk: Desk) -> None:
    with pytest.raises(NotAllowed):
        register(desk, by=without(desk.chief, Power.CONNECT_ACCOUNTS))


def test_a_personal_account_is_not_offered_for_statements(desk: Desk) -> None:
    assert [one.id for one in queries.publishing_accounts(office_id=desk.office_id)]
    register(desk, kind=Kind.PERSONAL)
    assert queries.publishing_accounts(office_id=desk.office_id) == []
    assert [one.id for one in queries.voices(office_id=desk.office_id)[1]] == [desk.account_id]


def test_keeps_a_closed_account_and_lets_nobody_rewrite_it(desk: Desk) -> None:
    register(desk)
    close_account(account_id=desk.account_id, by=desk.chief, at=NOW)
    (line,) = lines(desk)
    assert (line.is_closed, line.closed_at, line.owner) == (True, NOW, desk.chief.name)
    with pytest.raises(NotFound):
        register(desk)


def test_an_account_that_is_connected_once_more_is_what_it_was(desk: Desk) -> None:
    register(desk, kind=Kind.PERSONAL)
    again = connect_again(desk, desk.account_id)
    line = queries.register_line(office_id=desk.office_id, account_id=again)
    assert (line.kind, line.owner, line.registered_by) == (
        Kind.PERSONAL,
        desk.chief.name,
        desk.chief.name,
    )
