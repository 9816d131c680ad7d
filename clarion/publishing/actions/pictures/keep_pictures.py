"""Put pictures into the office's library, each by itself: one that is refused holds up no other."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from clarion.kit.actor import Actor, Power
from clarion.kit.refusals import Refusal
from clarion.ledger.actions import enter
from clarion.postroom.actions import Upload, clear_uploads
from clarion.publishing.actions.pictures.keeping import Painted, keep, paint
from clarion.publishing.rules.pictures.pictures import LIBRARY_UPLOADS_MAX


class TooManyAtOnce(Refusal):
    """Ten pictures at most at once. Add the others afterwards."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What became of one file: the number of its picture, or the sentence that refused it."""

    name: str
    picture_id: int | None = None
    known: bool = False  # it was in the library already
    refused: str = ""


def keep_pictures(*, uploads: Sequence[Upload], by: Actor, at: datetime) -> list[Outcome]:
    """Return what became of each, in their order; raises `TooManyAtOnce`."""
    by.must(Power.PUBLISH)
    if len(uploads) > LIBRARY_UPLOADS_MAX:
        raise TooManyAtOnce
    looked = clear_uploads(uploads=uploads, by=by, at=at)
    return [_one(*pair, by, at) for pair in zip(uploads, looked, strict=True)]


def _one(upload: Upload, wrong: Refusal | None, by: Actor, at: datetime) -> Outcome:
    if wrong is not None:
        return Outcome(name=upload.name, refused=wrong.sentence)
    try:
        picture_id, known = _keep(paint(upload), by, at)
    except Refusal as refusal:
        return Outcome(name=upload.name, refused=refusal.sentence)
    return Outcome(name=upload.name, picture_id=picture_id, known=known)


@transaction.atomic
def _keep(painted: Painted, by: Actor, at: datetime) -> tuple[int, bool]:
    picture, known = keep(painted, by, at)
    if not known:
        enter("picture kept", about=picture.about, by=by, at=at, name=picture.name)
    return picture.pk, known
