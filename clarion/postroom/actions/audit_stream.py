"""Once a night, look whether anything is missing that the network still shows, and fetch it."""

import time
from collections.abc import Iterable
from datetime import datetime, timedelta

from django.db import transaction

from clarion.channels import registry
from clarion.channels.clean import clean_fingerprint
from clarion.channels.contract import Failure, Raw
from clarion.kit.actor import Actor, Power
from clarion.ledger.actions import enter
from clarion.postroom.actions.collect import collect
from clarion.postroom.actions.receive import store
from clarion.postroom.actions.renew_account import renew_account
from clarion.postroom.actions.trouble import trouble
from clarion.postroom.models import Account, Arrival, Gap, Stream
from clarion.postroom.rules.health import Side
from clarion.postroom.rules.limits import AUDIT_MISSING_MAX, AUDIT_PAGES_MAX

# A night in which nothing could be compared is made up for by the next two.
LOOKS_BACK = timedelta(days=3)


def audit_stream(*, stream_id: int, by: Actor, at: datetime) -> int:
    """Compare the last three days of a stream with what we have; return how many were missing.

    What was missing is stored at once and goes the ordinary way; the gap is written down. What
    came while we compared is no loss, so the stream is read once more before anything is counted.
    """
    by.must(Power.MOVE_POST)
    began = time.monotonic()
    stream = Stream.objects.filter(
        pk=stream_id, account__office_id=by.office_id, account__state="open"
    ).first()
    if stream is None:
        return 0
    renew_account(account_id=stream.account_id, by=by, at=at)
    missing = _missing(stream, by, at)
    if not missing:
        return 0
    now = at + timedelta(seconds=time.monotonic() - began)
    collect(stream_id=stream_id, by=by, at=now)
    if not Stream.objects.filter(pk=stream_id, succeeded_at__gte=now).exists():
        return 0  # somebody else is reading it, or nobody can: the next night looks again
    return _fill(stream, missing, by, now)


def _missing(stream: Stream, by: Actor, at: datetime) -> dict[str, Raw]:
    """Walk through what the network shows; return what we have not, by fingerprint."""
    account = Account.objects.get(pk=stream.account_id)
    connector, missing, page = registry.pick(account.network), dict[str, Raw](), ""
    try:
        for _ in range(AUDIT_PAGES_MAX):
            harvest = connector.look_back(account.access(), stream.name, at - LOOKS_BACK, page)
            shown = {clean_fingerprint(raw.fingerprint): raw for raw in harvest.items}
            unknown = set(shown) - _known(account.pk, shown)
            missing |= {fingerprint: shown[fingerprint] for fingerprint in unknown}
            page = harvest.cursor
            if not harvest.more or len(missing) >= AUDIT_MISSING_MAX:
                break
    except Failure as failure:
        trouble(
            account_id=account.pk, side=Side.READING, failure=failure, begun_at=at, by=by, at=at
        )
    return missing


def _known(account_id: int, fingerprints: Iterable[str]) -> set[str]:
    rows = Arrival.objects.filter(account_id=account_id, fingerprint__in=list(fingerprints))
    return set(rows.values_list("fingerprint", flat=True))


@transaction.atomic
def _fill(stream: Stream, missing: dict[str, Raw], by: Actor, at: datetime) -> int:
    lost = sorted(set(missing) - _known(stream.account_id, missing))
    if not lost:
        return 0
    store(
        [
            Arrival(
                office_id=by.office_id,
                account_id=stream.account_id,
                fingerprint=fingerprint,
                stream=stream.name,
                body=missing[fingerprint].body,
                received_at=at,
            )
            for fingerprint in lost
        ]
    )
    what = f"{len(lost)} had not reached us and were fetched by the nightly comparison"
    Gap.note(account_id=stream.account_id, stream=stream.name, what=what, at=at)
    about = f"account:{stream.account_id}"
    enter("gap filled", about=about, by=by, at=at, stream=stream.name, count=len(lost))
    return len(lost)
