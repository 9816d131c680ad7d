"""Somebody is about to carry a notice out: it is written down first, so nobody carries it twice."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from clarion.kit.actor import Actor, Power
from clarion.kit.rows import move
from clarion.kit.vault import unseal
from clarion.people.actions.telling.finishing import finish
from clarion.people.models import Notice
from clarion.people.queries.notices import CODE_HERE
from clarion.people.rules.notices import NOTICE, NOTICE_LEASE


@dataclass(frozen=True, slots=True, kw_only=True)
class Claimed:
    """A notice as it leaves: the letter's key is the same in every attempt."""

    id: int
    key: str
    made_at: datetime
    address: str
    subject: str
    text: str
    attempt: int
    exercise: bool


@transaction.atomic
def claim_notice(*, notice_id: int, by: Actor, at: datetime) -> Claimed | None:
    """Take it, or None: it is not due, is in other hands, or its time is over.

    One that was in the hands of somebody who died is unknown: it may have arrived.
    """
    by.must(Power.MOVE_POST)
    rows = Notice.objects.of(by.office_id).select_related("office")
    rows = rows.select_for_update(skip_locked=True, of=("self",))
    notice = rows.filter(pk=notice_id, state__in=["queued", "sending"]).first()
    if notice is None:
        return None
    if notice.state == "sending":
        if notice.lease_until is not None and notice.lease_until <= at:
            finish(notice, "unknown", reason="nobody knows whether it left", by=by, at=at)
        return None
    if at >= notice.expires_at:
        finish(notice, "expired", reason="its time was over", by=by, at=at)
        return None
    if at < notice.not_before:
        return None
    attempt = notice.attempts + 1
    move(notice, NOTICE, "sending", attempts=attempt, lease_until=at + NOTICE_LEASE)
    code = unseal(bytes(notice.sealed))["code"] if notice.sealed else ""
    return Claimed(
        id=notice.pk,
        key=notice.key,
        made_at=notice.made_at,
        address=notice.address,
        subject=notice.subject,
        text=notice.text.replace(CODE_HERE, code) if code else notice.text,
        attempt=attempt,
        exercise=notice.office.exercise,
    )
