"""Say in a language what is said in a film, for those who cannot hear it."""

import hashlib
from datetime import datetime

from django.db import transaction

from clarion.kit.actor import Actor, Power
from clarion.kit.refusals import NotFound
from clarion.ledger.actions import enter
from clarion.people import queries as people
from clarion.publishing.models import Picture, Subtitles
from clarion.publishing.rules.pictures.subtitles import read


@transaction.atomic
def add_subtitles(
    *, picture_id: int, language: str, content: bytes, by: Actor, at: datetime
) -> None:
    """Put them beside the film, in the place of those that it had in that language.

    What is signed already keeps those that it had. Raises `NoSubtitles`, `NotFound` for what is no
    film, or for a language that the office does not speak.
    """
    by.must(Power.PUBLISH)
    rows = Picture.objects.of(by.office_id).filter(pk=picture_id)
    film: Picture | None = (
        rows.select_for_update(of=("self",), no_key=True).defer("content", "thumbnail").first()
    )
    if film is None or not film.is_film:
        raise NotFound
    if language not in people.office(by.office_id).languages:
        raise NotFound
    text = read(content)
    digest = hashlib.sha256(text.encode()).hexdigest()
    there = Subtitles.objects.filter(film=film, language=language, ended_at=None)
    if there.filter(digest=digest).exists():
        return
    there.update(ended_at=at)
    Subtitles.objects.create(
        film=film,
        language=language,
        text=text,
        digest=digest,
        added_by=by.name,
        added_by_id=by.staff_id,
        added_at=at,
    )
    enter("subtitles added", about=film.about, by=by, at=at, language=language, digest=digest)
