"""Put pictures of the library beside the words of a draft."""

from collections.abc import Collection
from datetime import datetime

from django.db import transaction

from clarion.kit.actor import Actor, Power
from clarion.kit.refusals import NotFound
from clarion.publishing.actions.pictures.showing import office_day
from clarion.publishing.actions.saying.locking import lock_standing
from clarion.publishing.actions.writing.placing import place
from clarion.publishing.models import Picture
from clarion.publishing.rules.pictures.consent import refuse_unfit


@transaction.atomic
def choose_pictures(
    *, edition_id: int, picture_ids: Collection[int], by: Actor, at: datetime
) -> int:
    """Return the draft's new version.

    Raises `PictureWithdrawn`, `PictureExpired`, `TooManyPictures`, `NotADraft`, `IsWithdrawn`.
    """
    by.must(Power.PUBLISH)
    edition = lock_standing(edition_id, by)
    rows = Picture.objects.of(by.office_id).filter(pk__in=set(picture_ids))
    found = list(rows.select_related("consent").defer("content", "thumbnail").order_by("pk"))
    if not found or len(found) != len(set(picture_ids)):
        raise NotFound
    today = office_day(by.office_id, at)
    for one in found:
        refuse_unfit(one.rights(), on=today)
    return place(edition, found, by, at)
