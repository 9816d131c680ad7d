"""What happens to accounts: tokens that end, secrets, and whether a green light can be trusted."""

from datetime import timedelta

import pytest
from cryptography.fernet import Fernet
from django.db import connection, connections
from pytest_django.fixtures import Settings

from clarion.channels import registry
from clarion.channels.contract import Renewal
from clarion.ledger import queries as ledger
from clarion.postroom import queries
from clarion.postroom.actions import (
    collect,
    deliver,
    mend_account,
    renew_account,
    reseal_accounts,
    watch_accounts,
)
from clarion.postroom.actions.mend_account import SomebodyElse
from clarion.postroom.models import Account, Dispatch
from clarion.postroom.queries import AccountCard
from clarion.postroom.rules.health import Light
from tests.makers.desk import Desk, an_account, an_answer, dispatch_of, fetch, stream_ids
from tests.makers.people import NOW

SOON = NOW + timedelta(seconds=1)


def card(desk: Desk) -> AccountCard:
    """The account as its page shows it."""
    return queries.account(office_id=desk.office_id, account_id=desk.account_id)


def test_k1_a_token_that_ends_is_announced_at_14_7_and_1_days_with_what_will_fail(
    desk: Desk,
) -> None:
    desk.net.person("maya").posts("@townhall when is the fair?")
    (case_id,) = fetch(desk)
    an_answer(desk, case_id=case_id)
    ends = NOW + timedelta(days=15)
    Account.objects.update(expires_at=ends, renewable=False)
    Dispatch.objects.update(due_at=ends + timedelta(hours=1), stale_at=ends + timedelta(days=1))
    for hours in range(0, 15 * 24, 6):
        watch_accounts(by=desk.clockwork, at=NOW + timedelta(hours=hours))
    about = f"account:{desk.account_id}"
    warnings = [
        one.facts["days"]
        for one in ledger.history(office_id=desk.office_id, about=about)
        if one.deed == "token ends soon"
    ]
    assert warnings == [14, 7, 1]
    assert card(desk).doomed == 1


def test_k4_mending_without_a_refresh_token_keeps_the_old_one(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = Account.objects.get().access().secrets
    plug = registry.pick("fakenet")
    monkeypatch.setattr(
        type(plug),
        "renew",
        lambda _, access: Renewal(secrets={"token": before["token"], "refresh_token": ""}),
    )
    mend_account(account_id=desk.account_id, answers={"password": ""}, by=desk.chief, at=SOON)
    after = Account.objects.get().access().secrets
    assert after["refresh_token"] == before["refresh_token"]
    assert after["password"] == before["password"]


def test_an_account_is_not_mended_with_somebody_elses_secrets(desk: Desk) -> None:
    other = desk.net.account("library")
    account = Account.objects.get()
    account.remote_id = other.id
    account.save()
    with pytest.raises(SomebodyElse):
        mend_account(account_id=account.pk, answers={}, by=desk.chief, at=SOON)


def test_k6_tokens_are_renewed_before_they_end(desk: Desk) -> None:
    old = Account.objects.get().access().secrets["token"]
    desk.net.change_account("townhall", token_seconds=7200)
    Account.objects.update(expires_at=NOW + timedelta(minutes=2))
    renew_account(account_id=desk.account_id, by=desk.clockwork, at=NOW)
    account = Account.objects.get()
    assert account.access().secrets["token"] != old
    assert account.expires_at is not None
    assert account.expires_at > NOW + timedelta(minutes=30)


def test_k8_a_broken_account_stays_broken_when_everything_restarts(desk: Desk) -> None:
    desk.net.change_account("townhall", password="changed by somebody")
    desk.net.end_tokens("townhall", "revoked")
    collect(stream_id=stream_ids(desk)[0], by=desk.clockwork, at=SOON)
    connections.close_all()  # nothing is remembered outside the database
    assert card(desk).state == "broken"
    assert card(desk).light is Light.RED
    mend_account(
        account_id=desk.account_id,
        answers={"password": "changed by somebody"},
        by=desk.chief,
        at=SOON,
    )
    assert card(desk).state == "open"


def test_k9_a_card_is_amber_until_both_directions_were_seen(desk: Desk) -> None:
    assert card(desk).light is Light.AMBER
    desk.net.person("maya").posts("@townhall hello")
    (case_id,) = fetch(desk)
    assert card(desk).inbound_seen_at
    assert card(desk).light is Light.AMBER
    an_answer(desk, case_id=case_id)
    deliver(dispatch_id=dispatch_of(desk, case_id).id, by=desk.clockwork, at=SOON)
    assert card(desk).light is Light.GREEN


def test_k9_a_subscription_that_lacks_a_field_is_not_green(desk: Desk) -> None:
    desk.net.fault("subscriptions.create", "wrong_fields", times=1, fields=["mentions"])
    other = an_account(desk.net, by=desk.chief, handle="library")
    found = queries.account(office_id=desk.office_id, account_id=other)
    assert "replies" in found.missing
    assert found.light is Light.RED


def test_k10_no_secret_is_readable_in_a_dump_of_the_database(desk: Desk) -> None:
    secrets = set(Account.objects.get().access().secrets.values())
    assert secrets
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT table_name FROM information_schema.tables WHERE table_schema = 'public'"
        )
        tables = [row[0] for row in cursor.fetchall()]
        dump = ""
        for table in tables:
            cursor.execute(f'SELECT string_agg(t::text, chr(10)) FROM "{table}" t')
            dump += cursor.fetchone()[0] or ""
    raw = bytes(Account.objects.get().sealed)
    for secret in secrets - {""}:
        assert secret not in dump
        assert secret.encode() not in raw
        assert secret.encode().hex() not in dump


def test_k10_keys_are_rotated_and_the_old_one_can_be_thrown_away(
    desk: Desk, settings: Settings
) -> None:
    secrets = Account.objects.get().access().secrets
    fresh = Fernet.generate_key().decode()
    settings.VAULT_KEYS = [fresh, *settings.VAULT_KEYS]
    assert reseal_accounts() == 1
    settings.VAULT_KEYS = [fresh]
    assert Account.objects.get().access().secrets == secrets
