"""Look at a list of places before it is taken."""

from dataclasses import asdict
from datetime import datetime

from django.db import transaction

from clarion.kit.actor import Actor, Power
from clarion.places.models import Listing
from clarion.places.rules.entries import as_row
from clarion.places.rules.listing import read_list
from clarion.places.rules.lives import LISTING


@transaction.atomic
def propose_places(*, file_name: str, content: bytes, by: Actor, at: datetime) -> int:
    """Keep what a file holds until somebody takes it, and return its number; nothing is known yet.

    Raises a refusal when nothing of it can be used. A proposal before it, of the same office, is
    dropped.
    """
    by.must(Power.MANAGE_OFFICE)
    listed = read_list(content)
    Listing.objects.of(by.office_id).filter(state=LISTING.start).delete()
    listing = Listing.objects.create(
        office_id=by.office_id,
        file_name=file_name.replace("\x00", "")[:120],
        entries=[as_row(place) for place in listed.places],
        count=len(listed.places),
        refused=[asdict(one) for one in listed.refused],
        refused_count=listed.refused_count,
        proposed_at=at,
        proposed_by=by.name[:120],
    )
    return int(listing.pk)
