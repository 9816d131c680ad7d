"""Try again to read what was parked, after whatever was wrong has been put right."""

from datetime import datetime

from django.db import transaction

from clarion.kit.actor import Actor, Power
from clarion.kit.announcements import announce
from clarion.kit.rows import move
from clarion.ledger.actions import enter
from clarion.postroom.events import ArrivalsStored
from clarion.postroom.models import Arrival
from clarion.postroom.rules.lives import ARRIVAL


@transaction.atomic
def replay_arrival(*, arrival_id: int, by: Actor, at: datetime) -> None:
    """Put a parked arrival back to be sorted."""
    by.must(Power.REPLAY)
    arrival = Arrival.objects.of(by.office_id).locked().get_or_refuse(pk=arrival_id)
    move(arrival, ARRIVAL, "stored", reason="")
    enter("arrival replayed", about=f"arrival:{arrival_id}", by=by, at=at)
    announce(ArrivalsStored(office_id=by.office_id))
