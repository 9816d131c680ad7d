"""The time of words for others has come, or the hold on them is over: now they are ready."""

from datetime import datetime

from django.db import transaction

from clarion.kit.actor import Actor, Power
from clarion.publishing.actions.saying.locking import lock
from clarion.publishing.actions.sharing.readying import make_ready


@transaction.atomic
def hand_on(*, edition_id: int, by: Actor, at: datetime) -> None:
    """Make ready what no hold covers; safe to be called as often as one likes."""
    by.must(Power.MOVE_POST)
    make_ready(lock(edition_id, by), at)
