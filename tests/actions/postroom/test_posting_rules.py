"""A right to publish shrinks by one person and grows only by two."""

import pytest

from clarion.kit.actor import Power
from clarion.kit.refusals import AlreadyMoved, NotAllowed, NotFound
from clarion.ledger import queries as ledger
from clarion.people.rules.presets import FIRST_ADMINISTRATOR
from clarion.postroom import queries
from clarion.postroom.actions import (
    NothingChanges,
    OwnProposal,
    agree_to_posting_rule,
    drop_posting_rule,
    propose_posting_rule,
)
from clarion.postroom.queries import EVERYBODY, Permit, Rules, the_account
from fakenet import FakeNet
from tests.flows.conftest import net as net  # noqa: PLC0414  (a fixture is found by its name)
from tests.makers.desk import Desk, a_desk, connect_again, without
from tests.makers.people import NOW, an_actor, an_office

OFFICER = "Communications officer"
SAFETY = Permit(roles=frozenset({OFFICER}), themes=frozenset({"safety"}))
MORE = Permit(roles=frozenset({OFFICER, FIRST_ADMINISTRATOR}), themes=frozenset({"safety"}))


@pytest.fixture
def desk(net: FakeNet, db: None) -> Desk:
    return a_desk(net)


def propose(desk: Desk, permit: Permit) -> bool:
    return propose_posting_rule(
        place=the_account(desk.account_id), permit=permit, by=desk.chief, at=NOW
    )


def rules(desk: Desk) -> Rules:
    return queries.posting_rules(office_id=desk.office_id, place=the_account(desk.account_id))


def permit(desk: Desk, account_id: int = 0) -> Permit:
    number = account_id or desk.account_id
    return queries.account_now(office_id=desk.office_id, account_id=number).permit


def waiting(desk: Desk) -> int:
    proposed = rules(desk).proposed
    assert proposed is not None
    return proposed.id


def test_taking_away_holds_at_once(desk: Desk) -> None:
    assert permit(desk) == EVERYBODY
    assert propose(desk, SAFETY)
    assert permit(desk) == SAFETY
    assert rules(desk).proposed is None


def test_giving_more_waits_for_a_second_person(desk: Desk) -> None:
    propose(desk, SAFETY)
    assert not propose(desk, MORE)
    assert permit(desk) == SAFETY
    second = an_actor(office_id=desk.office_id)
    agree_to_posting_rule(rule_id=waiting(desk), by=second, at=NOW)
    assert permit(desk) == MORE
    holds = rules(desk).holds
    assert holds is not None
    assert (holds.proposed_by, holds.decided_by) == (desk.chief.name, second.name)


def test_nobody_agrees_to_their_own_proposal(desk: Desk) -> None:
    propose(desk, SAFETY)
    propose(desk, EVERYBODY)
    with pytest.raises(OwnProposal):
        agree_to_posting_rule(rule_id=waiting(desk), by=desk.chief, at=NOW)
    assert permit(desk) == SAFETY


def test_giving_everybody_everything_again_waits_too(desk: Desk) -> None:
    propose(desk, SAFETY)
    assert not propose(desk, EVERYBODY)
    agree_to_posting_rule(rule_id=waiting(desk), by=an_actor(office_id=desk.office_id), at=NOW)
    assert permit(desk) == EVERYBODY


def test_a_change_that_takes_here_and_gives_there_waits_as_a_whole(desk: Desk) -> None:
    propose(desk, SAFETY)
    assert not propose(desk, Permit(themes=frozenset({"event"})))
    assert permit(desk) == SAFETY


def test_a_newer_change_drops_what_waited(desk: Desk) -> None:
    propose(desk, SAFETY)
    propose(desk, MORE)
    old = waiting(desk)
    propose(desk, EVERYBODY)
    with pytest.raises(AlreadyMoved):
        agree_to_posting_rule(rule_id=old, by=an_actor(office_id=desk.office_id), at=NOW)
    assert permit(desk) == SAFETY


def test_what_was_turned_down_never_holds(desk: Desk) -> None:
    propose(desk, SAFETY)
    propose(desk, MORE)
    number, second = waiting(desk), an_actor(office_id=desk.office_id)
    drop_posting_rule(rule_id=number, by=second, at=NOW)
    assert rules(desk).proposed is None
    for deed in (agree_to_posting_rule, drop_posting_rule):
        with pytest.raises(AlreadyMoved):
            deed(rule_id=number, by=second, at=NOW)
    assert permit(desk) == SAFETY


def test_refuses_strange_roles_and_themes_and_what_changes_nothing(desk: Desk) -> None:
    with pytest.raises(NotFound):
        propose(desk, Permit(roles=frozenset({"King"})))
    with pytest.raises(NotFound):
        propose(desk, Permit(themes=frozenset({"gossip"})))
    with pytest.raises(NothingChanges):
        propose(desk, EVERYBODY)


def test_refuses_whoever_does_not_connect_accounts(desk: Desk) -> None:
    propose(desk, SAFETY)
    propose(desk, MORE)
    number = waiting(desk)
    weak = without(an_actor(office_id=desk.office_id), Power.CONNECT_ACCOUNTS)
    with pytest.raises(NotAllowed):
        agree_to_posting_rule(rule_id=number, by=weak, at=NOW)
    with pytest.raises(NotAllowed):
        drop_posting_rule(rule_id=number, by=weak, at=NOW)
    with pytest.raises(NotAllowed):
        propose_posting_rule(place=the_account(desk.account_id), permit=MORE, by=weak, at=NOW)
    stranger = an_actor(office_id=an_office())
    with pytest.raises(NotFound):
        agree_to_posting_rule(rule_id=number, by=stranger, at=NOW)


def test_disconnecting_and_connecting_again_frees_no_account(desk: Desk) -> None:
    propose(desk, SAFETY)
    again = connect_again(desk, desk.account_id)
    assert permit(desk, again) == SAFETY


def test_writes_each_step_in_the_ledger(desk: Desk) -> None:
    propose(desk, SAFETY)
    propose(desk, MORE)
    agree_to_posting_rule(rule_id=waiting(desk), by=an_actor(office_id=desk.office_id), at=NOW)
    entries = ledger.history(office_id=desk.office_id, about=f"account:{desk.account_id}")
    assert [one.deed for one in entries if "rule" in one.deed] == [
        "posting rule narrowed",
        "posting rule proposed",
        "posting rule agreed to",
    ]
