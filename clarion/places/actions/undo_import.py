"""Undo the list that was brought last: what it brought goes, what it replaced comes back."""

from datetime import datetime

from django.db import transaction

from clarion.kit.actor import Actor, Power
from clarion.kit.rows import move
from clarion.ledger.actions import enter
from clarion.places.actions.changed import lock_atlas
from clarion.places.models import Listing, Place
from clarion.places.rules.lives import LISTING
from clarion.places.rules.refusals import LaterList


@transaction.atomic
def undo_import(*, listing_id: int, by: Actor, at: datetime) -> None:
    """Undo it; places that were added by hand since then stay. Raises `LaterList`."""
    by.must(Power.MANAGE_OFFICE)
    lock_atlas(by.office_id)
    listings = Listing.objects.of(by.office_id)
    listing = listings.locked().get_or_refuse(pk=listing_id)
    if listings.filter(state="brought", brought_at__gt=listing.brought_at or at).exists():
        raise LaterList
    move(listing, LISTING, "undone")
    Place.objects.of(by.office_id).filter(listing=listing).delete()
    Place.objects.of(by.office_id).filter(removed_by=listing).update(
        removed_at=None, removed_by=None
    )
    enter("places undone", about=f"places:{listing_id}", by=by, at=at, file=listing.file_name)
