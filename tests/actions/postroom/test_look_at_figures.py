"""Networks tell how far what we said has gone; that they do not is no alarm."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from django.db import connection

from clarion.channels import registry
from clarion.channels.connectors.fakenet.connector import FakeNet as Plug
from clarion.channels.contract import Access, Figures
from clarion.kit.refusals import NotAllowed
from clarion.ledger.models import Entry
from clarion.postroom import queries
from clarion.postroom.actions import look_at_figures
from clarion.postroom.models import Account, Dispatch, Figure, Trouble
from clarion.publishing.actions import withdraw
from fakenet import FakeNet
from tests.flows.conftest import net as net  # noqa: PLC0414  (a fixture is found by its name)
from tests.makers.people import NOW
from tests.makers.postroom import a_dispatch
from tests.makers.publishing import Press, a_press_office, a_statement, see_off

SOON = NOW + timedelta(minutes=6)


@pytest.fixture
def press(net: FakeNet, db: None) -> Press:
    return a_press_office(net)


def post_of(press: Press) -> Dispatch:
    """What FakeNet has of the statement."""
    return Dispatch.objects.get(account_id=press.account_id, deed="say")


def looked(press: Press, at: datetime = SOON) -> int:
    return look_at_figures(account_id=press.account_id, by=press.clockwork, at=at)


def told(press: Press) -> queries.FiguresNow | None:
    number = post_of(press).pk
    return queries.figures(office_id=press.office_id, dispatch_ids=[number]).get(number)


def due(at: datetime) -> list[int]:
    return [one.account_id for one in queries.figures_due(at=at)]


def test_writes_down_what_the_network_tells(press: Press) -> None:
    a_statement(press)
    post = post_of(press)
    press.net.set_figures(post.remote_id, reposts=40, seen=5200)
    press.net.person("maya").replies(post.remote_id, "Since when?")
    assert due(NOW + timedelta(minutes=4)) == []
    assert due(SOON) == [press.account_id]
    assert looked(press) == 1
    found = told(press)
    assert found is not None
    assert (found.replies, found.reposts, found.likes, found.seen) == (1, 40, 0, 5200)
    assert found.counted_at >= SOON
    assert due(SOON) == []
    assert due(SOON + timedelta(minutes=5)) == [press.account_id]


def test_keeps_what_nobody_tells_unknown(press: Press) -> None:
    a_statement(press)
    looked(press)
    found = told(press)
    assert found is not None
    assert found.seen is None


def test_shows_the_newest_and_keeps_the_older_ones(press: Press) -> None:
    a_statement(press)
    looked(press)
    press.net.set_figures(post_of(press).remote_id, reposts=3)
    looked(press, SOON + timedelta(minutes=5))
    found = told(press)
    assert found is not None
    assert found.reposts == 3
    assert Figure.objects.count() == 2


def test_ends_after_a_week(press: Press) -> None:
    a_statement(press)
    assert looked(press, NOW + timedelta(days=8)) == 1
    assert post_of(press).figures_at is None
    assert looked(press, NOW + timedelta(days=9)) == 0


def test_asks_about_no_answer_to_one_person(press: Press) -> None:
    number = a_dispatch(press)
    see_off(press)
    assert Dispatch.objects.get(pk=number).state == "sent"
    assert due(NOW + timedelta(days=1)) == []


def test_asks_nothing_of_a_network_that_tells_nothing(press: Press) -> None:
    a_statement(press)
    assert Dispatch.objects.get(account_id=press.page_id).figures_at is None


def test_asks_the_network_with_no_transaction_open(
    press: Press, monkeypatch: pytest.MonkeyPatch
) -> None:
    depths = []

    class Watched(Plug):
        def figures(self, access: Access, remote_ids: tuple[str, ...]) -> Mapping[str, Figures]:
            depths.append(len(connection.savepoint_ids))
            return super().figures(access, remote_ids)

    a_statement(press)
    monkeypatch.setitem(registry.CONNECTORS, "fakenet", Watched())
    outside = len(connection.savepoint_ids)
    looked(press)
    assert depths == [outside]


def test_a_busy_network_is_spared_and_sending_goes_on(press: Press) -> None:
    a_statement(press)
    press.net.fault("posts.figures", "rate_limit", retry_after=3600, tells="seconds", times=1)
    assert looked(press) == 0
    assert due(SOON + timedelta(minutes=59)) == []
    assert due(SOON + timedelta(minutes=61)) == [press.account_id]
    account = Account.objects.get(pk=press.account_id)
    assert (account.quiet_until, account.state) == (None, "open")


@pytest.mark.parametrize("kind", ["drop_before", "down", "garbage"])
def test_a_network_that_fails_is_no_alarm(press: Press, kind: str) -> None:
    a_statement(press)
    options = {"body": "html"} if kind == "garbage" else {}
    press.net.fault("posts.figures", kind, times=1, **options)
    assert looked(press) == 0
    assert told(press) is None
    assert not Trouble.objects.filter(account_id=press.account_id).exists()
    assert looked(press, SOON + timedelta(minutes=5)) == 1


def test_a_session_that_has_ended_is_renewed_for_the_next_time(press: Press) -> None:
    a_statement(press)
    handle = Account.objects.get(pk=press.account_id).address.lstrip("@")
    press.net.end_tokens(handle)
    looked(press)
    assert looked(press, SOON + timedelta(minutes=5)) == 1


def test_an_account_that_must_be_quiet_is_not_asked(press: Press) -> None:
    a_statement(press)
    Account.objects.filter(pk=press.account_id).update(quiet_until=SOON + timedelta(minutes=1))
    assert due(SOON) == []
    assert looked(press) == 0
    assert press.net.seen("posts.figures") == []


def test_asks_about_so_many_at_once_and_the_rest_later(
    press: Press, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Small(Plug):
        capabilities = replace(Plug.capabilities, figures_at_once=1)

    monkeypatch.setitem(registry.CONNECTORS, "fakenet", Small())
    a_statement(press)
    a_statement(press, headline="The bridge is shut", text="The bridge is shut until Monday.")
    assert (looked(press), looked(press), looked(press)) == (1, 1, 0)


def test_asks_once_about_a_post_that_was_given_other_words(press: Press) -> None:
    a_statement(press)
    a_statement(press, headline="The bridge is shut", text="The bridge is shut until Monday.")
    first, second = Dispatch.objects.filter(account_id=press.account_id).order_by("id")
    Dispatch.objects.filter(pk=second.pk).update(remote_id=first.remote_id)
    assert looked(press) == 2
    (call,) = press.net.seen("posts.figures")
    assert call.query == {"ids": first.remote_id}


def test_notices_once_that_a_post_is_gone(press: Press) -> None:
    a_statement(press)
    looked(press)
    post = press.net.posts(text=post_of(press).text)[0]
    press.net.person(post.author).deletes(post)
    for minutes in (5, 10):
        looked(press, SOON + timedelta(minutes=minutes))
    found = told(press)
    assert found is not None
    assert found.gone
    assert Entry.objects.filter(deed="post gone").count() == 1


def test_what_we_take_down_is_not_lost(press: Press) -> None:
    a_statement(press)
    statement_id = int(post_of(press).about.partition(":")[2])
    withdraw(statement_id=statement_id, why="It was wrong.", by=press.chief, at=NOW)
    assert looked(press) == 0, "it is on its way down"
    see_off(press, at=SOON)
    assert looked(press, SOON + timedelta(minutes=10)) == 0
    assert post_of(press).figures_at is None
    assert told(press) is None


def test_what_is_taken_down_during_the_call_is_not_lost(
    press: Press, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Late(Plug):
        def figures(self, access: Access, remote_ids: tuple[str, ...]) -> Mapping[str, Figures]:
            statement_id = int(post_of(press).about.partition(":")[2])
            withdraw(statement_id=statement_id, why="It was wrong.", by=press.chief, at=SOON)
            return dict.fromkeys(remote_ids, Figures(gone=True))

    a_statement(press)
    monkeypatch.setitem(registry.CONNECTORS, "fakenet", Late())
    assert looked(press) == 0
    assert told(press) is None


def test_only_who_moves_the_post_may_ask(press: Press) -> None:
    with pytest.raises(NotAllowed):
        look_at_figures(account_id=press.account_id, by=press.signer, at=SOON)


def test_another_office_is_told_nothing(press: Press) -> None:
    a_statement(press)
    looked(press)
    number = post_of(press).pk
    assert queries.figures(office_id=press.office_id + 1, dispatch_ids=[number]) == {}
