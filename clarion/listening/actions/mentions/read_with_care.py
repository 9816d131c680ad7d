"""Read with care what came in a flood and was kept by a glance: the newest first."""

from datetime import datetime

from django.db import transaction

from clarion.kit import live
from clarion.kit.actor import Actor, Power
from clarion.listening.actions.mentions.deepening import ADDED, deepen
from clarion.listening.models import Mention
from clarion.listening.rules.limits import CARE_TOGETHER


@transaction.atomic
def read_with_care(*, by: Actor, at: datetime) -> bool:
    """Read some; return whether more may wait. What people see first is what is newest."""
    by.must(Power.MOVE_POST)
    waiting = Mention.objects.of(by.office_id).filter(read_at=None, taken_up_at=None)
    newest = waiting.order_by("-pk").select_for_update(skip_locked=True)
    rows = list(newest[:CARE_TOGETHER])
    if not rows:
        return False
    deepen(office_id=by.office_id, rows=rows, at=at)
    Mention.objects.bulk_update(rows, ADDED)
    live.tell(office_id=by.office_id, topic="listening")
    return len(rows) == CARE_TOGETHER
