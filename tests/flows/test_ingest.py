"""Nothing that people write is lost, doubled, or taken for somebody else's."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection, connections
from pytest_django.fixtures import Settings

from clarion.channels import registry
from clarion.channels.contract import Harvest
from clarion.desk import queries as desk_queries
from clarion.kit.lanes import Lane
from clarion.ledger import queries as ledger
from clarion.postroom import queries
from clarion.postroom.actions import (
    audit_stream,
    collect,
    deliver,
    receive,
    replay_arrival,
    sort_arrivals,
    watch_accounts,
)
from clarion.postroom.models import Account, Arrival, Gap, Message, Stream
from tests.makers.desk import Desk, an_answer, dispatch_of, fetch, stream_ids
from tests.makers.jobs import run_jobs
from tests.makers.people import NOW
from tests.makers.postroom import a_letter, an_event

SOON = NOW + timedelta(seconds=1)
HALF_AN_HOUR = 1_800


def collect_all(desk: Desk, at: object = SOON) -> int:
    """Read every stream to its end and sort."""
    count = sum(collect(stream_id=one, by=desk.clockwork, at=SOON) for one in stream_ids(desk))
    while sort_arrivals(by=desk.clockwork, at=SOON):
        pass
    return count


def lose(desk: Desk, words: str) -> None:
    """Forget a message as if it had never reached us; long enough ago for every overlap."""
    desk.net.advance(HALF_AN_HOUR)
    lost = Message.objects.get(text__contains=words)
    arrival = lost.arrival
    lost.delete()
    arrival.delete()


def test_i3_five_thousand_messages_wait_after_an_outage_and_all_come(desk: Desk) -> None:
    desk.net.fault("streams.read", "down", for_seconds=None, times=3)
    for stream_id in stream_ids(desk):
        collect(stream_id=stream_id, by=desk.clockwork, at=NOW)
    desk.net.lift_faults()
    for begin in range(0, 5_000, 500):
        desk.net.act(
            [
                {"as": "maya", "do": "post", "text": f"@townhall number {n}"}
                for n in range(begin, begin + 500)
            ]
        )
    Stream.objects.update(busy_until=None)
    collect_all(desk)
    assert Message.objects.count() == 5_000
    assert len({message.text for message in Message.objects.all()}) == 5_000


def test_i3_a_window_that_was_too_short_is_written_down_as_a_gap(desk: Desk) -> None:
    desk.net.person("maya").posts("@townhall the first")
    fetch(desk)
    desk.net.settings(window_events=5)
    desk.net.act([{"as": "maya", "do": "post", "text": f"@townhall number {n}"} for n in range(40)])
    Stream.objects.update(busy_until=None)
    collect_all(desk)
    assert Gap.objects.filter(account_id=desk.account_id).exists()
    assert queries.account(office_id=desk.office_id, account_id=desk.account_id).gaps


def test_i4_a_late_reply_older_than_the_newest_message_still_comes(desk: Desk) -> None:
    maya, olu = desk.net.person("maya"), desk.net.person("olu")
    maya.messages("townhall", "the newest, in private")
    olu.posts("@townhall new and public")
    fetch(desk)
    olu.posts("@townhall this took its time", ago_seconds=3600)
    Stream.objects.update(busy_until=None)
    collect_all(desk)
    assert Message.objects.filter(text__contains="took its time").exists()
    names = set(Stream.objects.values_list("name", flat=True))
    assert names == set(registry.capabilities("fakenet").streams), "each has its own cursor"


def test_i6_what_is_missing_is_found_by_the_nightly_comparison_and_fetched(desk: Desk) -> None:
    for n in range(10):
        desk.net.person("maya").posts(f"@townhall number {n}")
    collect_all(desk)
    lose(desk, "number 4")
    found = sum(audit_stream(stream_id=one, by=desk.clockwork, at=SOON) for one in stream_ids(desk))
    assert found == 1
    while sort_arrivals(by=desk.clockwork, at=SOON):
        pass
    assert Message.objects.filter(text__contains="number 4").exists()
    assert Gap.objects.filter(what__contains="1 had not reached us").exists()


def test_i6_what_came_while_we_compared_is_no_loss(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    plug = registry.pick("fakenet")
    look_back = type(plug).look_back

    def and_somebody_writes(*given: Any) -> Harvest:
        desk.net.person("maya").posts("@townhall just now")
        found: Harvest = look_back(*given)
        return found

    monkeypatch.setattr(type(plug), "look_back", and_somebody_writes)
    assert not any(
        audit_stream(stream_id=one, by=desk.clockwork, at=SOON) for one in stream_ids(desk)
    )
    assert not Gap.objects.exists()
    collect_all(desk)
    assert Message.objects.filter(text__contains="just now").count() == 3


def test_i6_a_comparison_looks_at_the_newest_however_much_there_is(desk: Desk) -> None:
    for begin in range(0, 1_000, 500):
        texts = [f"@townhall number {n}" for n in range(begin, begin + 500)]
        desk.net.act([{"as": "maya", "do": "post", "text": text} for text in texts])
    collect_all(desk)
    lose(desk, "number 998")
    found = sum(audit_stream(stream_id=one, by=desk.clockwork, at=SOON) for one in stream_ids(desk))
    assert found == 1


def test_i7_a_stream_that_falls_silent_is_noticed_once_and_read_again(desk: Desk) -> None:
    stream = Stream.objects.filter(name="mentions").get()
    Stream.objects.filter(pk=stream.pk).update(
        usual_pause_seconds=60.0,
        items_seen=500,
        last_item_at=NOW - timedelta(hours=3),
        busy_until=NOW + timedelta(days=1),
        due_at=NOW + timedelta(days=1),
    )
    watch_accounts(by=desk.clockwork, at=NOW)
    watch_accounts(by=desk.clockwork, at=NOW + timedelta(minutes=5))
    about = f"account:{desk.account_id}"
    deeds = [one.deed for one in ledger.history(office_id=desk.office_id, about=about)]
    assert deeds.count("stream silent") == 1
    assert stream.pk in {one.stream_id for one in queries.streams_due(at=NOW)}
    card = queries.account(office_id=desk.office_id, account_id=desk.account_id)
    assert card.silent_since == NOW - timedelta(hours=3)


def test_i11_our_own_words_coming_back_are_linked_and_start_no_clock(desk: Desk) -> None:
    desk.net.person("maya").posts("@townhall is it open?")
    (case_id,) = fetch(desk)
    an_answer(desk, case_id=case_id, text="@maya yes, and thank you @townhall")
    sent = dispatch_of(desk, case_id)
    deliver(dispatch_id=sent.id, by=desk.clockwork, at=SOON)
    Stream.objects.update(busy_until=None)
    assert fetch(desk, at=SOON) == []
    echo = Message.objects.filter(ours=True)
    assert [one.dispatch_id for one in echo] == [sent.id]
    rows = desk_queries.queue(
        office_id=desk.office_id, wanted=desk_queries.QueueFilter(), staff_id=None
    ).rows
    assert [one.id for one in rows] == [case_id]


def test_i14_edits_and_deletions_are_history_even_before_their_original(desk: Desk) -> None:
    maya = desk.net.person("maya")
    post = maya.posts("@townhall the bridge is closed")
    collect_all(desk)
    maya.edits(post, "@townhall the bridge is open")
    Stream.objects.update(busy_until=None)
    collect_all(desk)
    maya.deletes(post)
    Stream.objects.update(busy_until=None)
    collect_all(desk)
    (now,) = queries.messages(
        office_id=desk.office_id, message_ids=Message.objects.values_list("id", flat=True)
    )
    assert now.text == "@townhall the bridge is open"
    assert now.deleted_at is not None
    assert [said.why for said in now.history] == ["edited", "deleted"]
    assert now.history[0].text == "@townhall the bridge is closed"


def test_what_cannot_be_read_is_parked_with_its_reason_and_can_be_replayed(desk: Desk) -> None:
    account = Account.objects.get()
    arrival = Arrival.objects.create(
        office_id=desk.office_id,
        account=account,
        fingerprint="odd",
        stream="mentions",
        body=b'{"id": "x", \xff\x00 broken',
        received_at=NOW,
    )
    sort_arrivals(by=desk.clockwork, at=SOON)
    (parked,) = queries.parked(office_id=desk.office_id)
    assert parked.reason
    replay_arrival(arrival_id=arrival.pk, by=desk.chief, at=SOON)
    run_jobs(Lane.RECEIVE)
    (again,) = queries.parked(office_id=desk.office_id)
    assert again.times == 2


@pytest.fixture
def table_that_cannot_hold_odd_words(desk: Desk) -> Iterator[None]:
    with connection.cursor() as cursor:
        cursor.execute(
            "CREATE FUNCTION refuse_odd() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN"
            " IF NEW.text = 'Odd' THEN RAISE 'too odd' USING ERRCODE = '22001'; END IF;"
            " RETURN NEW; END $$;"
            "CREATE TRIGGER refuse_odd BEFORE INSERT ON postroom_message"
            " FOR EACH ROW EXECUTE FUNCTION refuse_odd()"
        )
        yield
        cursor.execute("DROP FUNCTION refuse_odd CASCADE")


@pytest.mark.usefixtures("table_that_cannot_hold_odd_words")
def test_only_what_no_table_can_hold_is_parked_while_another_worker_sorts(desk: Desk) -> None:
    for text in ("Odd", "Is the bridge open?"):
        receive(letters=[a_letter(desk.account_id, an_event(text))], at=NOW)
    odd = Arrival.objects.order_by("id")[0]

    def work() -> None:
        collect_all(desk)
        connections.close_all()

    with ThreadPoolExecutor(2) as workers:
        for worker in [workers.submit(work), workers.submit(work)]:
            worker.result()
    assert [one.id for one in queries.parked(office_id=desk.office_id)] == [odd.pk]
    assert Message.objects.get().text == "Is the bridge open?"


def test_a_message_goes_from_the_network_to_the_queue_by_the_jobs_alone(
    desk: Desk, settings: Settings
) -> None:
    desk.net.person("maya").posts("@townhall somebody is traped in the car, please hurry")
    for stream_id in stream_ids(desk):
        collect(stream_id=stream_id, by=desk.clockwork, at=NOW)
    run_jobs(Lane.RECEIVE, Lane.READ)
    (row,) = desk_queries.queue(
        office_id=desk.office_id, wanted=desk_queries.QueueFilter(), staff_id=None
    ).rows
    assert row.unassessed
    assert row.findings
