"""Once a night, look whether anything is missing that the network still shows, and fetch it."""

from datetime import datetime

from django.db import transaction

from clarion.channels import registry
from clarion.channels.clean import clean_fingerprint
from clarion.channels.contract import Failure, Harvest
from clarion.kit.actor import Actor, Power
from clarion.ledger.actions import enter
from clarion.postroom.actions.receive import store
from clarion.postroom.actions.trouble import trouble
from clarion.postroom.models import Account, Arrival, Gap, Stream

# The newest pages from the beginning of what the network shows: a sample, not the whole history.
SAMPLE_PAGES = 5


def audit_stream(*, stream_id: int, by: Actor, at: datetime) -> int:
    """Compare a sample of a stream with what we have; return how many were missing.

    What was missing is stored at once and goes the ordinary way; the gap is written down.
    """
    by.must(Power.MOVE_POST)
    stream = Stream.objects.filter(
        pk=stream_id, account__office_id=by.office_id, account__state="open"
    ).first()
    if stream is None:
        return 0
    account = Account.objects.get(pk=stream.account_id)
    connector, missing, cursor = registry.pick(account.network), 0, ""
    try:
        for _ in range(SAMPLE_PAGES):
            harvest = connector.collect(account.access(), stream.name, cursor)
            missing += _fill(stream, account, harvest, at)
            if not harvest.more:
                break
            cursor = harvest.cursor
    except Failure as failure:
        trouble(account_id=account.pk, failure=failure, by=by, at=at)
    if missing:
        _say(stream, account, missing, by, at)
    return missing


@transaction.atomic
def _fill(stream: Stream, account: Account, harvest: Harvest, at: datetime) -> int:
    prints = {raw.fingerprint for raw in harvest.items}
    known = set(
        Arrival.objects.filter(account=account, fingerprint__in=prints).values_list(
            "fingerprint", flat=True
        )
    )
    missing = [raw for raw in harvest.items if raw.fingerprint not in known]
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
            for raw in missing
        ]
    )
    return len(missing)


@transaction.atomic
def _say(stream: Stream, account: Account, missing: int, by: Actor, at: datetime) -> None:
    what = f"{missing} had not reached us and were fetched by the nightly comparison"
    Gap.note(account_id=account.pk, stream=stream.name, what=what, at=at)
    enter(
        "gap filled", about=f"account:{account.pk}", by=by, at=at, stream=stream.name, count=missing
    )
