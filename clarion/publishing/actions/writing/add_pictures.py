"""Put new pictures beside the words of a draft, and into the office's library."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from clarion.kit.actor import Actor, Power
from clarion.postroom.actions import UPLOADS_MAX, TooManyEnclosures, Upload, clear_uploads
from clarion.publishing.actions.pictures.keeping import Painted, keep, paint
from clarion.publishing.actions.pictures.showing import office_day
from clarion.publishing.actions.saying.locking import lock_standing
from clarion.publishing.actions.writing.placing import place
from clarion.publishing.rules.pictures.consent import refuse_unfit


@dataclass(frozen=True, slots=True, kw_only=True)
class Added:
    """The draft's new version, the one before, and which of them were in the library already."""

    version: int
    before: int
    known: tuple[str, ...]


def add_pictures(*, edition_id: int, uploads: Sequence[Upload], by: Actor, at: datetime) -> Added:
    """Add them. Looking at them takes seconds, and is done before the transaction.

    Raises `NotReadable`, `Infected`, `NotScanned`, `TooManyEnclosures`, `TooManyPictures`,
    `PictureWithdrawn`, `PictureExpired`, `NotADraft`, `IsWithdrawn`.
    """
    by.must(Power.PUBLISH)
    if len(uploads) > UPLOADS_MAX:
        raise TooManyEnclosures
    for refusal in clear_uploads(uploads=uploads, by=by, at=at):
        if refusal is not None:
            raise refusal
    painted = [paint(one) for one in uploads]
    return _keep(edition_id, painted, by, at)


@transaction.atomic
def _keep(edition_id: int, painted: list[Painted], by: Actor, at: datetime) -> Added:
    edition = lock_standing(edition_id, by)
    found = [keep(one, by, at) for one in painted]
    today = office_day(by.office_id, at)
    for picture, _known in found:
        refuse_unfit(picture.rights(), on=today)
    before = int(edition.version)
    version = place(edition, [picture for picture, _known in found], by, at)
    known = tuple(picture.name for picture, known in found if known)
    return Added(version=version, before=before, known=known)
