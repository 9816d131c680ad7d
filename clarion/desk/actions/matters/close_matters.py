"""What has been resolved for two weeks is closed, with its matter."""

from datetime import datetime

from django.db import transaction

from clarion.desk.actions.matters.seating import tell_of
from clarion.desk.models import Matter
from clarion.desk.rules.clocks import REOPEN_WITHIN
from clarion.desk.rules.matters.lives import MATTER
from clarion.kit.actor import Actor, Power
from clarion.kit.rows import move
from clarion.ledger.actions import enter

BATCH = 100


@transaction.atomic
def close_matters(*, by: Actor, at: datetime) -> int:
    """Close a batch of the office's matters; return how many."""
    by.must(Power.MOVE_POST)
    rows = Matter.objects.of(by.office_id).filter(
        state="resolved", into=None, resolved_at__lt=at - REOPEN_WITHIN
    )
    matters = list(rows.order_by("id").locked()[:BATCH])
    for matter in matters:
        move(matter, MATTER, "closed")
        enter("matter closed", about=matter.about, by=by, at=at)
        tell_of(matter)
    return len(matters)
