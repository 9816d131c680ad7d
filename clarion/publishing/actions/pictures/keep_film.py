"""Put a film into the office's library, without where, when and with what it was taken."""

import hashlib
from datetime import datetime
from pathlib import PurePath

from django.db import transaction

from clarion.kit.actor import Actor, Power
from clarion.ledger.actions import enter
from clarion.postroom.actions import NotReadable, Upload, clear_uploads
from clarion.publishing.models import Picture
from clarion.publishing.rules.pictures.boxes import Unfit, stripped
from clarion.publishing.rules.pictures.films import FILM, FILM_BYTES_MAX, FilmNotReadable

_NAME_MAX = 100


def keep_film(*, upload: Upload, by: Actor, at: datetime) -> tuple[int, bool]:
    """Return its number, and whether it was there already.

    Looking at it takes seconds, and is done before the transaction. Raises `FilmNotReadable`,
    `Infected`, `NotScanned`.
    """
    by.must(Power.PUBLISH)
    name = _name(upload.name)
    if not 0 < len(upload.content) <= FILM_BYTES_MAX:
        raise FilmNotReadable(name=name, why="there is nothing in it, or more than 100 MB")
    (wrong,) = clear_uploads(uploads=[upload], by=by, at=at, bytes_max=FILM_BYTES_MAX)
    if isinstance(wrong, NotReadable):
        raise FilmNotReadable(name=name, why="it is too large")
    if wrong is not None:
        raise wrong
    try:
        content = stripped(upload.content)
    except Unfit as unfit:
        raise FilmNotReadable(name=name, why=str(unfit)) from None
    return _keep(name, content, by, at)


@transaction.atomic
def _keep(name: str, content: bytes, by: Actor, at: datetime) -> tuple[int, bool]:
    digest = hashlib.sha256(content).hexdigest()
    known = Picture.objects.of(by.office_id).filter(digest=digest)
    number: int | None = known.values_list("pk", flat=True).first()
    if number is not None:
        return number, True
    film = Picture.objects.create(
        office_id=by.office_id,
        name=name,
        mime=FILM,
        content=content,
        digest=digest,
        added_by=by.name,
        added_at=at,
    )
    enter("film kept", about=film.about, by=by, at=at, name=film.name)
    return film.pk, False


def _name(given: str) -> str:
    stem = PurePath(given.replace("\\", "/")).stem
    printable = "".join(sign for sign in stem if sign.isprintable()).strip()
    return f"{printable[:_NAME_MAX] or 'film'}.mp4"
