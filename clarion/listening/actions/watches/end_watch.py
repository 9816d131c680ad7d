"""Stop listening for something, before its day."""

from datetime import datetime

from django.db import transaction

from clarion.kit import live
from clarion.kit.actor import Actor, Power
from clarion.kit.rows import move
from clarion.ledger.actions import enter
from clarion.listening.models import Watch
from clarion.listening.rules.lives import WATCH


@transaction.atomic
def end_watch(*, watch_id: int, why: str, by: Actor, at: datetime) -> None:
    """End it; what it found stays until it is forgotten. Raises `AlreadyMoved`."""
    by.must_one_of(Power.LISTEN, Power.MANAGE_OFFICE)
    watch: Watch = Watch.objects.of(by.office_id).get_or_refuse(pk=watch_id)
    move(watch, WATCH, "ended", over_at=at, over_why=why.strip()[:300])
    enter("watch ended", about=f"watch:{watch_id}", by=by, at=at, why=watch.over_why)
    live.tell(office_id=by.office_id, topic="listening")
