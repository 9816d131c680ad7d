"""Look again whether somebody is untold: many have been told at once, or cases have moved."""

from datetime import datetime

from django.db import transaction

from clarion.desk.actions.matters.ending import note_ending
from clarion.desk.queries.matters.untold import endings
from clarion.kit.actor import Actor, Power

BATCH = 100


@transaction.atomic
def look_at_endings(*, by: Actor, at: datetime) -> None:
    """Look at a batch of the office's matters that ended with somebody untold, or of late."""
    by.must(Power.MOVE_POST)
    for matter_id in endings(office_id=by.office_id, limit=BATCH, at=at):
        note_ending(matter_id)
