"""End the watches whose day has come, and what nobody agreed to in time."""

from datetime import datetime

from django.db import transaction

from clarion.kit.actor import Actor, Power
from clarion.kit.rows import move
from clarion.ledger.actions import enter
from clarion.listening.models import Watch
from clarion.listening.rules.lives import WATCH


@transaction.atomic
def end_due(*, by: Actor, at: datetime) -> int:
    """End them; return how many."""
    by.must(Power.MOVE_POST)
    due = Watch.objects.of(by.office_id).filter(state__in=["on", "proposed"], until_at__lte=at)
    rows = list(due.locked().order_by("pk"))
    for watch in rows:
        to = "ended" if watch.state == "on" else "dropped"
        move(watch, WATCH, to, over_at=at, over_why="")
        enter("watch over", about=f"watch:{watch.pk}", by=by, at=at, state=to)
    return len(rows)
