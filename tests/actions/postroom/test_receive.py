"""What networks push: stored once, whoever brings it, however often, and only if it is theirs."""

import asyncio
import json
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import replace

import pytest
from django.db import connection, connections, transaction

import fakenet
from clarion.kit.vault import seal, unseal
from clarion.postroom import queries
from clarion.postroom.actions import Letter, Verdict, collect, receive, sort_arrivals
from clarion.postroom.api.letterbox import WAITING_BYTES_MAX, Full, Letterbox
from clarion.postroom.models import Account, Arrival, Message
from tests.makers.desk import Desk, a_desk, an_account
from tests.makers.people import NOW
from tests.makers.postroom import a_letter, a_signature, an_event, sort

BURST = 50
PATIENCE_SECONDS = 10


@pytest.fixture
def net(settings: object) -> Iterator[fakenet.FakeNet]:
    with fakenet.running() as net:
        settings.ALLOWED_PRIVATE_HOSTS = [net.url.removeprefix("http://")]  # type: ignore[attr-defined]
        yield net


@pytest.fixture
def desk(net: fakenet.FakeNet, committed: None) -> Desk:
    return a_desk(net)


def put_all(letters: list[Letter]) -> list[Verdict]:
    """Let them all come to one web process at the same moment."""

    async def at_once() -> list[Verdict]:
        with a_letterbox() as letterbox:
            return await asyncio.gather(*(letterbox.put(letter) for letter in letters))

    return asyncio.run(at_once())


@contextmanager
def a_letterbox() -> Iterator[Letterbox]:
    """The letterbox of a web process, whose clerk hangs up at the end."""
    letterbox = Letterbox()
    yield letterbox
    letterbox._clerk.submit(connections.close_all).result()


def at_once_in_threads(letters: list[Letter]) -> list[Verdict]:
    """Let each come to a web process of its own, all at the same moment."""

    def one(letter: Letter) -> Verdict:
        try:
            return receive(letters=[letter], at=NOW)[0]
        finally:
            connections.close_all()

    with ThreadPoolExecutor(16) as processes:
        return list(processes.map(one, letters))


def test_i1_keeps_one_message_of_fifty_copies_that_come_at_once(desk: Desk) -> None:
    letter = a_letter(desk.account_id, an_event())
    verdicts = at_once_in_threads([letter] * BURST) + put_all([letter] * BURST)
    assert set(verdicts) == {Verdict.STORED}
    assert Arrival.objects.count() == 1
    sort(desk)
    assert Message.objects.count() == 1


def test_i1_keeps_one_message_that_webhook_and_poll_both_bring(desk: Desk) -> None:
    post = desk.net.person("maya").posts("@townhall is the bridge open?")
    for stream in queries.streams():
        collect(stream_id=stream.stream_id, by=desk.clockwork, at=NOW)
    polled = json.loads(bytes(Arrival.objects.get().body))
    assert receive(letters=[a_letter(desk.account_id, polled)], at=NOW) == [Verdict.STORED]
    sort(desk)
    assert Arrival.objects.count() == 1
    assert Message.objects.get().remote_id == post.id


def test_i1_keeps_one_message_of_several_events_that_several_workers_sort(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One post stands in two streams under two events; two workers read them at once."""
    monkeypatch.setattr(sys.modules[sort_arrivals.__module__], "SORT_BATCH", 5)
    event = an_event()
    copies = [a_letter(desk.account_id, event | {"id": f"evt_copy_{n}"}) for n in range(BURST)]
    assert set(at_once_in_threads(copies)) == {Verdict.STORED}
    with ThreadPoolExecutor(4) as workers:
        list(workers.map(lambda _: sort_and_hang_up(desk), range(4)))
    assert Arrival.objects.filter(state="sorted").count() == BURST
    assert Message.objects.count() == 1


def sort_and_hang_up(desk: Desk) -> None:
    try:
        sort(desk)
    finally:
        connections.close_all()


def test_stores_the_same_letters_in_any_order_without_a_deadlock(desk: Desk) -> None:
    """One process has stored the first and wants the second; another wants them the other way."""
    first, second = an_event(), an_event()
    one, two = a_letter(desk.account_id, first), a_letter(desk.account_id, second)
    both = a_letter(desk.account_id, second, first)
    with ThreadPoolExecutor(1) as other:
        with transaction.atomic():
            receive(letters=[one], at=NOW)
            verdicts = other.submit(at_once_in_threads, [both])
            wait_until_somebody_waits()
            receive(letters=[two], at=NOW)
        assert verdicts.result() == [Verdict.STORED]
    assert Arrival.objects.count() == 2


def wait_until_somebody_waits() -> None:
    deadline = time.monotonic() + PATIENCE_SECONDS
    waiting = "SELECT count(*) FROM pg_locks WHERE NOT granted"
    with connection.cursor() as cursor:
        while not cursor.execute(waiting).fetchone()[0]:
            assert time.monotonic() < deadline, "nobody waits"
            time.sleep(0.01)


def test_i19_refuses_what_another_account_has_signed(desk: Desk) -> None:
    ours = desk.account_id
    theirs = a_desk(desk.net, handle="county").account_id
    beside = an_account(desk.net, by=desk.chief, handle="roads")
    for other in (theirs, beside):
        forged = a_letter(ours, an_event(), signed_by=other)
        astray = replace(a_letter(other, an_event()), hook=Account.objects.get(pk=ours).hook)
        assert receive(letters=[forged, astray], at=NOW) == [Verdict.FORGED, Verdict.FORGED]
    assert not Arrival.objects.exists()


def test_i19_one_forged_letter_spoils_no_other(desk: Desk) -> None:
    other = an_account(desk.net, by=desk.chief, handle="roads")
    good = a_letter(desk.account_id, an_event())
    forged = a_letter(desk.account_id, an_event(), signed_by=other)
    stray = replace(good, hook="nowhere")
    assert put_all([forged, good, stray]) == [Verdict.FORGED, Verdict.STORED, Verdict.NOBODY]
    assert Arrival.objects.count() == 1


def test_believes_a_new_secret_at_once(desk: Desk) -> None:
    before = a_letter(desk.account_id, an_event())
    account = Account.objects.get(pk=desk.account_id)
    account.sealed = seal({**unseal(bytes(account.sealed)), "webhook_secret": "a-new-one"})
    account.save()
    after = a_letter(desk.account_id, an_event())
    assert receive(letters=[before, after], at=NOW) == [Verdict.FORGED, Verdict.STORED]


def test_keeps_what_is_genuine_and_cannot_be_read(desk: Desk) -> None:
    body = b'{"account": '
    account = Account.objects.get(pk=desk.account_id)
    signed = {"x-fakenet-signature": a_signature(desk.account_id, body, NOW)}
    letter = Letter(hook=account.hook, headers=signed, body=body, received_at=NOW)
    assert receive(letters=[letter], at=NOW) == [Verdict.STORED]
    sort(desk)
    (parked,) = queries.parked(office_id=desk.office_id)
    assert parked.reason == "not JSON"


def test_asks_to_come_again_when_too_much_waits(desk: Desk) -> None:
    letter = a_letter(desk.account_id, an_event())
    with pytest.raises(Full):
        put_all([replace(letter, body=b"x" * (WAITING_BYTES_MAX + 1))])


def test_answers_each_when_storing_fails(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """A broken sack is an error for those whose letters were in it, and for nobody else."""
    good = a_letter(desk.account_id, an_event())
    broken = replace(good, received_at=None)  # type: ignore[arg-type]  # a bug, on purpose

    async def one_after_another() -> list[object]:
        with a_letterbox() as letterbox:
            failed = await asyncio.gather(letterbox.put(broken), return_exceptions=True)
            return [*failed, await letterbox.put(good)]

    error, verdict = asyncio.run(one_after_another())
    assert isinstance(error, AttributeError)
    assert verdict is Verdict.STORED
