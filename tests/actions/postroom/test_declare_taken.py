"""An account that somebody else has says nothing of ours, and stays shut until it is ours."""

from datetime import timedelta

import pytest

from clarion.channels import registry
from clarion.channels.contract import Access, Renewal
from clarion.kit.actor import Power
from clarion.kit.refusals import AlreadyMoved, NotAllowed, NotFound
from clarion.ledger import queries as ledger
from clarion.postroom import queries
from clarion.postroom.actions import (
    OursAlone,
    Verdict,
    declare_taken,
    deliver,
    lift_hold,
    mend_account,
    receive,
    release_held,
    renew_account,
)
from clarion.postroom.actions.connect_account import Incomplete
from clarion.postroom.models import Account
from fakenet import FakeNet
from tests.flows.conftest import net as net  # noqa: PLC0414  (a fixture is found by its name)
from tests.makers.desk import Desk, a_desk, without
from tests.makers.people import NOW, an_actor, an_office
from tests.makers.postroom import a_dispatch, a_letter, an_event
from tests.makers.publishing import an_own_page

SOON = NOW + timedelta(minutes=1)


@pytest.fixture
def desk(net: FakeNet, db: None) -> Desk:
    return a_desk(net)


def take(desk: Desk) -> int:
    return declare_taken(
        account_id=desk.account_id, why="Somebody else posts", by=desk.chief, at=NOW
    ).hold_id


def account() -> Account:
    found: Account = Account.objects.get()
    return found


def test_nothing_leaves_through_it_and_its_secrets_are_gone(desk: Desk) -> None:
    number = a_dispatch(desk)
    take(desk)
    deliver(dispatch_id=number, by=desk.clockwork, at=SOON)
    assert queries.dispatch(office_id=desk.office_id, dispatch_id=number).state == "queued"
    assert desk.net.posts(author="townhall") == []
    assert dict(account().access().secrets) == {}
    assert (account().state, account().expires_at) == ("broken", None)


def test_lifting_the_hold_opens_it_to_nothing_while_it_has_no_secrets(desk: Desk) -> None:
    number = a_dispatch(desk)
    hold_id = take(desk)
    deliver(dispatch_id=number, by=desk.clockwork, at=SOON)
    lift_hold(hold_id=hold_id, why="A mistake", by=desk.chief, at=SOON)
    release_held(dispatch_id=number, by=desk.chief, at=SOON)
    deliver(dispatch_id=number, by=desk.clockwork, at=SOON)
    assert desk.net.posts(author="townhall") == []


def test_hears_nothing_more_at_the_old_address(desk: Desk) -> None:
    letter = a_letter(desk.account_id, an_event())
    take(desk)
    assert receive(letters=[letter], at=NOW) == [Verdict.NOBODY]


def test_a_token_that_is_exchanged_meanwhile_does_not_come_back(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    Account.objects.update(renewable=True, expires_at=NOW - timedelta(seconds=1))

    def renew(_plug: object, _access: Access) -> Renewal:
        take(desk)
        return Renewal(secrets={"token": "new"})

    monkeypatch.setattr(type(registry.pick("fakenet")), "renew", renew)
    renew_account(account_id=desk.account_id, by=desk.clockwork, at=NOW - timedelta(seconds=1))
    assert dict(account().access().secrets) == {}


def test_secrets_that_are_given_meanwhile_do_not_open_it(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    plug = type(registry.pick("fakenet"))
    probe = plug.probe

    def slow(one: object, access: Access) -> object:
        take(desk)
        return probe(one, access)  # type: ignore[arg-type]  # it is that plug

    monkeypatch.setattr(plug, "probe", slow)
    before = NOW - timedelta(seconds=1)
    with pytest.raises(AlreadyMoved):
        mend_account(account_id=desk.account_id, answers={}, by=desk.chief, at=before)
    assert (account().state, dict(account().access().secrets)) == ("broken", {})


def test_it_is_ours_again_with_new_secrets_and_with_nothing_less(desk: Desk) -> None:
    password = account().access().secrets["password"]
    take(desk)
    with pytest.raises(Incomplete):
        mend_account(account_id=desk.account_id, answers={}, by=desk.chief, at=SOON)
    assert queries.takeover_now(office_id=desk.office_id, account_id=desk.account_id)
    given = {"password": password}
    mend_account(account_id=desk.account_id, answers=given, by=desk.chief, at=SOON)
    assert account().state == "open"
    assert queries.takeover_now(office_id=desk.office_id, account_id=desk.account_id) is None
    entries = ledger.history(office_id=desk.office_id, about=f"account:{desk.account_id}")
    assert [one.deed for one in entries][-2:] == ["account taken", "account mended"]
    assert take(desk)  # and it can be lost once more


def test_it_is_said_once(desk: Desk) -> None:
    take(desk)
    with pytest.raises(AlreadyMoved):
        take(desk)
    assert len(queries.holds_in_force(office_id=desk.office_id)) == 1


def test_refuses_our_own_page_and_strangers_and_whoever_may_not_hold(desk: Desk) -> None:
    page_id = an_own_page(desk.chief)
    with pytest.raises(OursAlone):
        declare_taken(account_id=page_id, why="?", by=desk.chief, at=NOW)
    weak, stranger = without(desk.chief, Power.HOLD), an_actor(office_id=an_office())
    with pytest.raises(NotAllowed):
        declare_taken(account_id=desk.account_id, why="?", by=weak, at=NOW)
    with pytest.raises(NotFound):
        declare_taken(account_id=desk.account_id, why="?", by=stranger, at=NOW)
    assert queries.holds_in_force(office_id=desk.office_id) == []
