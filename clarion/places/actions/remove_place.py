"""Let the office forget a place."""

from datetime import datetime

from django.db import transaction

from clarion.kit.actor import Actor, Power
from clarion.ledger.actions import enter
from clarion.places.actions.changed import lock_atlas
from clarion.places.models import Place


@transaction.atomic
def remove_place(*, place_id: int, by: Actor, at: datetime) -> None:
    """Remove it; what was read while it was known keeps its words."""
    by.must(Power.MANAGE_OFFICE)
    lock_atlas(by.office_id)
    place = Place.objects.of(by.office_id).known().locked().get_or_refuse(pk=place_id)
    enter("place removed", about=f"place:{place_id}", by=by, at=at, name=place.name)
    place.delete()
