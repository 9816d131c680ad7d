"""A watch is changed by another one that begins in its place: what was listened for stays said."""

from datetime import datetime

from clarion.kit.actor import Actor
from clarion.kit.rows import move
from clarion.ledger.actions import enter
from clarion.listening.models import Watch
from clarion.listening.rules.lives import WATCH

CHANGED = "changed"


def end_replaced(watch: Watch, by: Actor, at: datetime) -> None:
    """End the one that a watch, which begins now, stands instead of; it may have ended already."""
    old = watch.instead_of
    if old is None or old.state != "on":
        return
    move(old, WATCH, "ended", over_at=at, over_why=CHANGED)
    enter("watch ended", about=f"watch:{old.pk}", by=by, at=at, why=CHANGED, instead=watch.pk)
