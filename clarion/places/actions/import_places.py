"""Take a list of places that was looked at, beside what is known or instead of it."""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction

from clarion.kit.actor import Actor, Power
from clarion.kit.rows import move
from clarion.ledger.actions import enter
from clarion.places.actions.changed import lock_atlas
from clarion.places.models import Listing, Place
from clarion.places.rules.entries import PLACES_MAX, from_row
from clarion.places.rules.lives import LISTING
from clarion.places.rules.refusals import TooMany
from clarion.reading.places.place import Place as Named

# One statement with more rows is no quicker, and takes its memory all at once.
ROWS_AT_ONCE = 2_000


@transaction.atomic
def import_places(*, listing_id: int, replace: bool, by: Actor, at: datetime) -> int:
    """Take it and return how many places are new; raises `TooMany`, `AlreadyMoved`.

    With `replace` all others are set aside, by hand or from lists, until the next list comes.
    """
    by.must(Power.MANAGE_OFFICE)
    lock_atlas(by.office_id)
    listing = Listing.objects.of(by.office_id).locked().get_or_refuse(pk=listing_id)
    move(listing, LISTING, "brought", brought_at=at, replaces=replace)
    _forget_what_no_undoing_brings_back(by.office_id)
    known = Place.objects.of(by.office_id).known()
    if replace:
        known.update(removed_at=at, removed_by=listing)
    there = {
        (name.casefold(), kind, area.casefold())
        for name, kind, area in known.values_list("name", "kind", "area")
    }
    new = [
        place
        for place in map(from_row, listing.entries)
        if (place.name.casefold(), place.kind.value, place.area.casefold()) not in there
    ]
    if (number := len(there) + len(new)) > PLACES_MAX:
        raise TooMany(most=PLACES_MAX, number=number)
    Place.objects.bulk_create(_rows(new, listing, at), batch_size=ROWS_AT_ONCE)
    Listing.objects.filter(pk=listing_id).update(entries=[])
    enter(
        "places brought",
        about=f"places:{listing_id}",
        by=by,
        at=at,
        file=listing.file_name,
        count=len(new),
        replaces=replace,
    )
    return len(new)


def _forget_what_no_undoing_brings_back(office_id: int) -> None:
    Place.objects.of(office_id).exclude(removed_by=None).delete()


def _rows(places: Iterable[Named], listing: Listing, at: datetime) -> list[Place]:
    return [
        Place(
            office_id=listing.office_id,
            name=place.name,
            kind=place.kind.value,
            other_names=list(place.other_names),
            lat=place.lat,
            lon=place.lon,
            area=place.area,
            listing=listing,
            added_at=at,
        )
        for place in places
    ]
