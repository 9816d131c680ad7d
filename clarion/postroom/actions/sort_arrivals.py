"""Turn arrivals into messages: idempotent, in order, and what cannot be read is parked."""

from datetime import datetime
from itertools import groupby

from django.db import DataError, connection, transaction

from clarion.channels import registry
from clarion.channels.contract import Happening, Unreadable
from clarion.kit import live
from clarion.kit.actor import Actor, Power
from clarion.kit.announcements import announce
from clarion.kit.rows import move
from clarion.postroom.actions.keep_change import keep_change
from clarion.postroom.actions.keep_messages import Incoming, keep_messages
from clarion.postroom.actions.keep_receipt import keep_receipt
from clarion.postroom.events import MessagesArrived, MessagesChanged
from clarion.postroom.models import Account, Arrival
from clarion.postroom.rules.limits import SORT_BATCH
from clarion.postroom.rules.lives import ARRIVAL

# Whoever sorts an office's arrivals has this lock: in order, and the same message never twice.
_TABLE = 0x50B7


def sort_arrivals(*, by: Actor, at: datetime) -> int:
    """Sort up to `SORT_BATCH` arrivals of an office; return how many were looked at.

    A batch with something in it that no table can hold is sorted one by one, so that only that
    one is parked and nobody waits behind it.
    """
    by.must(Power.MOVE_POST)
    try:
        return _sort_many(by, at)
    except DataError:
        return _sort_one(by, at)


@transaction.atomic
def _sort_many(by: Actor, at: datetime) -> int:
    return _sort(_stored(by.office_id, SORT_BATCH), by, at)


@transaction.atomic
def _sort_one(by: Actor, at: datetime) -> int:
    """Sort the first, or park it; it stays locked, so that nobody sorts it in between."""
    first = _stored(by.office_id, 1)
    try:
        with transaction.atomic():
            return _sort(first, by, at)
    except DataError as error:
        for arrival in first:
            _park(arrival, f"no table can hold it: {error}")
    return len(first)


def _sort(batch: list[Arrival], by: Actor, at: datetime) -> int:
    incoming = _read(batch)
    arrived: list[int] = []
    changed: list[int] = []
    for kind, run in groupby(incoming, key=lambda one: one.thing.kind):
        match kind:
            case Happening.MESSAGE:
                for message in keep_messages(incoming=list(run)):
                    (changed if message.ours else arrived).append(message.pk)
            case Happening.EDIT | Happening.DELETION:
                changed.extend(keep_change(incoming=one, at=at) for one in run)
            case Happening.RECEIPT:
                for one in run:
                    keep_receipt(incoming=one, by=by, at=at)
            case Happening.REACTION:
                pass  # somebody liked it: nothing to answer
    _tell(by.office_id, arrived, changed)
    return len(batch)


def _stored(office_id: int, many: int) -> list[Arrival]:
    _take_the_table(office_id)
    rows = Arrival.objects.of(office_id).filter(state="stored").order_by("id")
    return list(rows.locked()[:many])


def _take_the_table(office_id: int) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s, %s)", [_TABLE, office_id])


def _read(batch: list[Arrival]) -> list[Incoming]:
    """Say what each arrival says, in order; park what says nothing that we understand."""
    accounts = Account.objects.in_bulk({arrival.account_id for arrival in batch})
    access = {pk: account.access() for pk, account in accounts.items()}
    incoming, readable = [], []
    for arrival in batch:
        account = accounts[arrival.account_id]
        try:
            things = registry.read(account.network, bytes(arrival.body), access[account.pk])
        except Unreadable as failure:
            _park(arrival, failure.evidence)
            continue
        readable.append(arrival.pk)
        incoming += [Incoming(thing=one, arrival=arrival, account=account) for one in things]
    Arrival.objects.filter(pk__in=readable, state="stored").update(state="sorted")
    return incoming


def _park(arrival: Arrival, why: str) -> None:
    times = arrival.times_parked + 1
    move(arrival, ARRIVAL, "parked", reason=why[:500], times_parked=times)
    live.tell(office_id=arrival.office_id, topic="parked")


def _tell(office_id: int, arrived: list[int], changed: list[int]) -> None:
    if arrived:
        announce(MessagesArrived(office_id=office_id, message_ids=tuple(arrived)))
    if changed:
        announce(MessagesChanged(office_id=office_id, message_ids=tuple(changed)))
