"""Mending an account loses no token, and takes its secrets nowhere else unasked."""

from datetime import timedelta

import pytest

from clarion.channels import registry
from clarion.channels.contract import Access, Permanent, Reason, Renewal
from clarion.postroom.actions import mend_account
from clarion.postroom.actions.connect_account import NetworkSaidNo
from clarion.postroom.actions.mend_account import SecretsAnew
from clarion.postroom.actions.renewing import BeingRenewed
from clarion.postroom.actions.trouble import trouble
from clarion.postroom.models import Account
from clarion.postroom.rules.health import Side
from fakenet import FakeNet
from tests.flows.conftest import net as net  # noqa: PLC0414  (a fixture is found by its name)
from tests.makers.desk import Desk, a_desk
from tests.makers.people import NOW

SOON = NOW + timedelta(minutes=1)
REVOKED = Permanent(Reason.TOKEN_REVOKED, "the password is wrong")


@pytest.fixture
def desk(net: FakeNet, db: None) -> Desk:
    return a_desk(net)


def mend(desk: Desk, **answers: str) -> None:
    mend_account(account_id=desk.account_id, answers=answers, by=desk.chief, at=SOON)


def kept() -> dict[str, str]:
    return dict(Account.objects.get().access().secrets)


def test_k4_keeps_what_a_spent_token_was_exchanged_for(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    plug = type(registry.pick("fakenet"))

    def is_down(_plug: object, _access: Access) -> None:
        raise REVOKED

    monkeypatch.setattr(plug, "renew", lambda *_: Renewal(secrets={"refresh_token": "second"}))
    monkeypatch.setattr(plug, "probe", is_down)
    with pytest.raises(NetworkSaidNo):
        mend(desk)
    assert kept()["refresh_token"] == "second"


def test_k4_waits_for_whoever_exchanges_the_tokens(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("clarion.postroom.actions.renewing._WAIT_SECONDS_MAX", 0.1)
    Account.objects.update(renewing_until=SOON + timedelta(seconds=30))
    with pytest.raises(BeingRenewed):
        mend(desk)
    Account.objects.update(renewing_until=SOON - timedelta(seconds=30))
    mend(desk)
    assert Account.objects.get().renewing_until is None


def test_k8_what_was_begun_before_says_nothing_about_a_mended_account(desk: Desk) -> None:
    mend(desk)
    told = {"account_id": desk.account_id, "side": Side.READING, "failure": REVOKED}
    trouble(**told, begun_at=NOW, by=desk.clockwork, at=SOON)
    assert Account.objects.get().state == "open"
    trouble(**told, begun_at=SOON, by=desk.clockwork, at=SOON)
    assert Account.objects.get().state == "broken"


def test_k10_takes_no_secret_to_another_place_unasked(desk: Desk) -> None:
    before = kept()
    with pytest.raises(SecretsAnew):
        mend(desk, service="http://127.0.0.1:9")
    assert kept() == before
    with pytest.raises(NetworkSaidNo):
        mend(desk, service="http://127.0.0.1:9", password="a new one")
    mend(desk, service=desk.net.url)
