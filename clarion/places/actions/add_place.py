"""Let the office know one more place."""

from datetime import datetime

from django.db import transaction

from clarion.kit.actor import Actor, Power
from clarion.ledger.actions import enter
from clarion.places.actions.changed import lock_atlas
from clarion.places.models import Place
from clarion.places.rules.entries import PLACES_MAX, Reason, place_of
from clarion.places.rules.refusals import AlreadyThere, BadPlace, TooMany


@transaction.atomic
def add_place(
    *,
    name: str,
    kind: str,
    other_names: tuple[str, ...],
    lat: str,
    lon: str,
    area: str,
    by: Actor,
    at: datetime,
) -> int:
    """Add it and return its number; raises `BadPlace`, `AlreadyThere`, `TooMany`."""
    by.must(Power.MANAGE_OFFICE)
    found = place_of(name=name, kind=kind, other_names=other_names, lat=lat, lon=lon, area=area)
    if isinstance(found, Reason):
        raise BadPlace(why=found.value)
    lock_atlas(by.office_id)
    known = Place.objects.of(by.office_id).known()
    if known.filter(name__iexact=found.name, kind=found.kind, area__iexact=found.area).exists():
        raise AlreadyThere
    if (number := known.count() + 1) > PLACES_MAX:
        raise TooMany(most=PLACES_MAX, number=number)
    place = Place.objects.create(
        office_id=by.office_id,
        name=found.name,
        kind=found.kind.value,
        other_names=list(found.other_names),
        lat=found.lat,
        lon=found.lon,
        area=found.area,
        added_at=at,
    )
    enter("place added", about=f"place:{place.pk}", by=by, at=at, name=found.name)
    return int(place.pk)
