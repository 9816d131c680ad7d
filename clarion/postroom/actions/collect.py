"""Fetch what is new on one stream of one account, page by page, losing nothing in between."""

import time
from datetime import datetime, timedelta

from django.db import transaction

from clarion.channels import registry
from clarion.channels.clean import clean_fingerprint
from clarion.channels.contract import Failure, Harvest
from clarion.kit.actor import Actor, Power
from clarion.postroom.actions.receive import store
from clarion.postroom.actions.renew_account import renew_account
from clarion.postroom.actions.trouble import trouble
from clarion.postroom.models import Account, Arrival, Gap, Stream, Trouble
from clarion.postroom.rules.health import Side, learn_pause
from clarion.postroom.rules.limits import COLLECT_PAGES_MAX

# Only one worker reads a stream at a time; one that has died is replaced after this.
LEASE = timedelta(minutes=2)


def collect(*, stream_id: int, by: Actor, at: datetime) -> int:
    """Read a stream to its end; return how many things came, known ones included.

    A page and its cursor are stored together: a worker that dies in between reads the page
    again, and what is known already is not stored twice.
    """
    by.must(Power.MOVE_POST)
    began = time.monotonic()
    stream = _take(stream_id, by, at)
    if stream is None:
        return 0
    renew_account(account_id=stream.account_id, by=by, at=at)
    account = Account.objects.get(pk=stream.account_id)
    connector = registry.pick(account.network)
    count = 0
    try:
        for _ in range(COLLECT_PAGES_MAX):
            harvest = connector.collect(account.access(), stream.name, stream.cursor)
            count += len(harvest.items)
            kept = _keep(stream, account, harvest, at + timedelta(seconds=time.monotonic() - began))
            if not kept:
                return count  # somebody else reads it by now, or the account was disconnected
            if not harvest.more:
                break
    except Failure as failure:
        trouble(
            account_id=account.pk, side=Side.READING, failure=failure, begun_at=at, by=by, at=at
        )
        _let_go(stream, at + connector.capabilities.poll_every)
        return count
    _let_go(stream, at + connector.capabilities.poll_every)
    return count


def _take(stream_id: int, by: Actor, at: datetime) -> Stream | None:
    rows = Stream.objects.filter(
        pk=stream_id, account__office_id=by.office_id, account__state="open"
    )
    free = rows.exclude(busy_until__gt=at).exclude(account__quiet_until__gt=at)
    ids = list(free.values_list("pk", flat=True))
    taken = Stream.objects.filter(pk__in=ids).exclude(busy_until__gt=at)
    if not taken.update(busy_until=at + LEASE):
        return None
    return Stream.objects.get(pk=stream_id)


@transaction.atomic
def _keep(stream: Stream, account: Account, harvest: Harvest, at: datetime) -> bool:
    """Store a page with its cursor, if the stream is still ours; say whether it was."""
    still_open = Account.objects.filter(pk=account.pk, state="open")
    ours = Stream.objects.filter(pk=stream.pk, busy_until=stream.busy_until)
    if not still_open.select_for_update(no_key=True) or not ours.select_for_update():
        return False
    store(
        [
            Arrival(
                office_id=account.office_id,
                account=account,
                fingerprint=clean_fingerprint(raw.fingerprint),
                stream=stream.name,
                body=raw.body,
                received_at=at,
            )
            for raw in harvest.items
        ]
    )
    if harvest.gap:
        Gap.note(account_id=account.pk, stream=stream.name, what=harvest.gap, at=at)
    if harvest.cursor != stream.cursor and harvest.items:
        _learn(stream, at)
    stream.cursor, stream.succeeded_at, stream.busy_until = harvest.cursor, at, at + LEASE
    stream.save(force_update=True)
    Trouble.over(account_id=account.pk, side=Side.READING)
    return True


def _learn(stream: Stream, at: datetime) -> None:
    """Keep the usual pause between news, so that silence can be told from a quiet day."""
    if stream.last_item_at:
        stream.usual_pause_seconds = learn_pause(
            usual=stream.usual_pause_seconds, pause=at - stream.last_item_at
        )
    stream.last_item_at, stream.silent_since = at, None
    stream.items_seen += 1


def _let_go(stream: Stream, due_at: datetime) -> None:
    ours = Stream.objects.filter(pk=stream.pk, busy_until=stream.busy_until)
    ours.update(busy_until=None, due_at=due_at)
