"""What has been resolved for long enough is closed: another message would be another concern."""

from datetime import datetime

from django.db import transaction

from clarion.desk.models import Case
from clarion.desk.rules.clocks import REOPEN_WITHIN
from clarion.desk.rules.lives import CASE
from clarion.kit.actor import Actor, Power
from clarion.kit.rows import move
from clarion.ledger.actions import enter

BATCH = 200


@transaction.atomic
def close_resolved(*, by: Actor, at: datetime) -> int:
    """Close up to `BATCH` cases; return how many."""
    by.must(Power.MOVE_POST)
    rows = Case.objects.of(by.office_id).filter(
        state="resolved", resolved_at__lt=at - REOPEN_WITHIN
    )
    cases = list(rows.select_for_update(skip_locked=True, of=("self",))[:BATCH])
    for case in cases:
        move(case, CASE, "closed", moved_at=at)
        enter("case closed", about=case.about, by=by, at=at)
    return len(cases)
