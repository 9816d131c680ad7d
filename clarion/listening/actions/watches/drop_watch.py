"""Turn down a watch that waits for a second person, or take back one's own."""

from datetime import datetime

from django.db import transaction

from clarion.kit.actor import Actor, Power
from clarion.kit.rows import move
from clarion.ledger.actions import enter
from clarion.listening.models import Watch
from clarion.listening.rules.lives import WATCH


@transaction.atomic
def drop_watch(*, watch_id: int, by: Actor, at: datetime) -> None:
    """Drop it; raises `AlreadyMoved` unless it waits."""
    by.must_one_of(Power.LISTEN, Power.MANAGE_OFFICE)
    watch: Watch = Watch.objects.of(by.office_id).get_or_refuse(pk=watch_id)
    move(watch, WATCH, "dropped", over_at=at, over_why="")
    enter("watch turned down", about=f"watch:{watch_id}", by=by, at=at)
