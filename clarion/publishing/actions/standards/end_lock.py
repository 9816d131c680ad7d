"""End a lock: from now on its words may be said, and somebody has said why."""

from datetime import datetime

from django.db import transaction

from clarion.kit.actor import Actor, Power
from clarion.ledger.actions import enter
from clarion.publishing.models import Lock
from clarion.publishing.rules.refusals import NoReason


@transaction.atomic
def end_lock(*, lock_id: int, why: str, by: Actor, at: datetime) -> None:
    """End it with a reason, e.g. who told the next of kin, and when. Raises `NoReason`.

    What it lets be said is still signed by somebody who had no hand in it.
    """
    by.must_one_of(Power.SIGN, Power.MANAGE_OFFICE)
    if not why.strip():
        raise NoReason
    rows = Lock.objects.of(by.office_id).filter(ended_at=None)
    row = rows.locked().get_or_refuse(pk=lock_id)
    row.ended_at, row.ended_by, row.ended_why = at, by.name, why.strip()[:300]
    row.save(update_fields=["ended_at", "ended_by", "ended_why"])
    enter("lock ended", about=f"lock:{lock_id}", by=by, at=at, why=row.ended_why)
