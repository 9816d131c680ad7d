"""What happens to accounts: tokens that end, secrets, and whether a green light can be trusted."""

from datetime import UTC, datetime, timedelta
from threading import Thread

import httpx
import pytest
from cryptography.fernet import Fernet
from django.db import connection, connections
from pytest_django.fixtures import Settings

from clarion.channels import registry
from clarion.channels.contract import Access, Renewal
from clarion.ledger import queries as ledger
from clarion.postroom import queries
from clarion.postroom.actions import (
    close_account,
    collect,
    connect_account,
    deliver,
    mend_account,
    note_end_of_secrets,
    renew_account,
    reseal_accounts,
    watch_accounts,
)
from clarion.postroom.actions.connect_account import AlreadyConnected
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


def hooks_told(access: Access) -> list[str]:
    """The addresses at which FakeNet tells an account its news."""
    token = {"Authorization": f"Bearer {access.secrets['token']}"}
    answer = httpx.get(f"{access.settings['service']}/v1/subscriptions", headers=token)
    return [one["url"] for one in answer.json()["subscriptions"]]


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
    (one,) = queries.doomed(office_id=desk.office_id, account_id=desk.account_id)
    assert one.due_at == ends + timedelta(hours=1)
    Account.objects.update(renewable=True)  # its sign-in goes on by itself
    assert queries.doomed(office_id=desk.office_id, account_id=desk.account_id) == []


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


def test_k1_an_end_that_only_a_person_knows_is_announced_also_where_tokens_renew_themselves(
    desk: Desk,
) -> None:
    """The secret of an app at a provider of mail ends, whatever becomes of its tokens."""
    Account.objects.update(expires_at=NOW + timedelta(minutes=50), renewable=True)
    last_day = (NOW + timedelta(days=20)).date()
    said = {"account_id": desk.account_id, "by": desk.chief, "at": NOW}
    note_end_of_secrets(last_day=last_day, **said)
    assert card(desk).secrets_end_at == datetime(2026, 5, 4, 23, tzinfo=UTC), "midnight in London"
    watch_accounts(by=desk.clockwork, at=NOW + timedelta(days=1))
    assert Account.objects.get().warned_days is None
    watch_accounts(by=desk.clockwork, at=NOW + timedelta(days=14))
    assert Account.objects.get().warned_days == 7
    note_end_of_secrets(last_day=None, **said)
    assert (card(desk).secrets_end_at, Account.objects.get().warned_days) == (None, None)


def test_k1_a_token_that_cannot_be_renewed_once_more_is_announced_like_any_other(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    ends = NOW + timedelta(days=20)
    last = Renewal(secrets={}, expires_at=ends, last=True)
    monkeypatch.setattr(type(registry.pick("fakenet")), "renew", lambda *_: last)
    Account.objects.update(expires_at=NOW + timedelta(minutes=2))
    renew_account(account_id=desk.account_id, by=desk.clockwork, at=NOW)
    assert (card(desk).renewable, card(desk).expires_at) == (False, ends)
    watch_accounts(by=desk.clockwork, at=NOW + timedelta(days=7))
    assert Account.objects.get().warned_days == 14
    mend_account(account_id=desk.account_id, answers={}, by=desk.chief, at=SOON)
    assert not card(desk).renewable


def test_two_workers_do_not_spend_one_refresh_token_twice(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The second waits for the first, and finds the new token."""
    plug, asked, tokens = registry.pick("fakenet"), [], []
    exchange = type(plug).renew

    def slowly(self: object, access: Access) -> Renewal | None:
        asked.append(access.secrets["refresh_token"])
        if len(asked) == 1:
            second = Thread(target=meanwhile)
            second.start()
            second.join(0.5)
            waiting.append(second)
        return exchange(self, access)

    def meanwhile() -> None:
        renew_account(account_id=desk.account_id, by=desk.clockwork, at=NOW)
        tokens.append(Account.objects.get().access().secrets["token"])
        connection.close()

    waiting: list[Thread] = []
    monkeypatch.setattr(type(plug), "renew", slowly)
    Account.objects.update(expires_at=NOW + timedelta(minutes=2))
    renew_account(account_id=desk.account_id, by=desk.clockwork, at=NOW)
    waiting[0].join()
    assert len(asked) == 1
    assert tokens == [Account.objects.get().access().secrets["token"]]


def test_a_renewal_whose_worker_died_is_done_by_another(desk: Desk) -> None:
    old = Account.objects.get().access().secrets["token"]
    Account.objects.update(
        expires_at=NOW + timedelta(minutes=2), renewing_until=NOW + timedelta(seconds=1)
    )
    renew_account(account_id=desk.account_id, by=desk.clockwork, at=NOW + timedelta(seconds=2))
    assert Account.objects.get().access().secrets["token"] != old


def test_an_account_that_is_connected_already_leaves_no_second_subscription(desk: Desk) -> None:
    access = Account.objects.get().access()
    with pytest.raises(AlreadyConnected):
        connect_account(
            network="fakenet",
            address="townhall",
            answers={**access.settings, **access.secrets},
            by=desk.chief,
            at=SOON,
        )
    assert len(hooks_told(Account.objects.get().access())) == 1


def test_an_account_is_known_by_what_its_network_calls_it(desk: Desk) -> None:
    """A name that its owner gave up may belong to somebody else by now."""
    Account.objects.update(address="library")
    other = an_account(desk.net, by=desk.chief, handle="library")
    assert other != desk.account_id


def test_disconnecting_takes_the_subscription_back_or_says_that_it_could_not(desk: Desk) -> None:
    other = an_account(desk.net, by=desk.chief, handle="library")
    access = Account.objects.get(pk=desk.account_id).access()
    assert close_account(account_id=desk.account_id, by=desk.chief, at=SOON) == ""
    assert hooks_told(access) == []
    desk.net.fault("subscriptions.list", "down")
    still_calls = close_account(account_id=other, by=desk.chief, at=SOON)
    assert still_calls
    (*_, closed) = ledger.history(office_id=desk.office_id, about=f"account:{other}")
    assert closed.facts["still_calls"] == still_calls


def test_k9_mending_asks_for_the_subscription_again(desk: Desk) -> None:
    desk.net.fault("subscriptions.create", "wrong_fields", times=1, fields=["mentions"])
    other = an_account(desk.net, by=desk.chief, handle="library")
    assert queries.account(office_id=desk.office_id, account_id=other).missing
    mend_account(account_id=other, answers={}, by=desk.chief, at=SOON)
    assert not queries.account(office_id=desk.office_id, account_id=other).missing


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
