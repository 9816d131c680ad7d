"""Films of the library: their subtitles, and a part of their bytes at a time."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import BinaryField, F, Func, IntegerField, QuerySet, Value

from clarion.kit.refusals import NotFound
from clarion.publishing.models import Edition, Illustration, Picture, Subtitles


@dataclass(frozen=True, slots=True, kw_only=True)
class SubtitlesNow:
    """What a film has in one language."""

    id: int
    language: str
    added_by: str
    added_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Film:
    """A film, of whose bytes some are fetched when somebody wants them."""

    mime: str
    size: int
    rows: QuerySet[Picture]

    def read(self, start: int, length: int) -> bytes:
        """Return so many bytes from there on, and no more than there are."""
        found = _some(self.rows, start, length)
        return found[2] if found else b""


def subtitles_of(*, office_id: int, picture_id: int) -> tuple[SubtitlesNow, ...]:
    """Return what a film has, by language; nothing for a picture."""
    rows = Subtitles.objects.filter(
        film_id=picture_id, film__office_id=office_id, ended_at=None
    ).defer("text")
    return tuple(
        SubtitlesNow(id=row.pk, language=row.language, added_by=row.added_by, added_at=row.added_at)
        for row in rows.order_by("language")
    )


def subtitles(*, office_id: int, picture_id: int, subtitles_id: int) -> str:
    """Return the words of some, also of those that were replaced since; raises `NotFound`."""
    rows = Subtitles.objects.filter(film__office_id=office_id, film_id=picture_id)
    text: str | None = rows.filter(pk=subtitles_id).values_list("text", flat=True).first()
    if text is None:
        raise NotFound
    return text


def film(*, office_id: int, picture_id: int) -> Film | None:
    """Return a film of the library; None for what is none."""
    return film_in(Picture.objects.of(office_id).filter(pk=picture_id))


def film_in(rows: QuerySet[Picture]) -> Film | None:
    """Return the film that stands in these rows; None where there is none."""
    found = _some(rows, 0, 0)
    return Film(mime=found[0], size=found[1], rows=rows) if found else None


def _some(rows: QuerySet[Picture], start: int, length: int) -> tuple[str, int, bytes] | None:
    """Return type and size of a film, and only those bytes that are asked for."""
    some = Func(
        F("content"),
        Value(start + 1),
        Value(length),
        function="substring",
        output_field=BinaryField(),
    )
    size = Func(F("content"), function="octet_length", output_field=IntegerField())
    films = rows.filter(mime__startswith="video/").annotate(some=some, size=size)
    found = films.values_list("mime", "size", "some").first()
    return (found[0], found[1], bytes(found[2])) if found else None


def tracks_of(rows: Iterable[Illustration]) -> dict[int, tuple[tuple[str, str], ...]]:
    """Return language and file name of the subtitles that were signed, by illustration."""
    films = {one.pk: one.subtitles or [] for one in rows if one.picture.is_film}
    wanted = {number for numbers in films.values() for number in numbers}
    if not wanted:
        return dict.fromkeys(films, ())
    there = {
        number: (language, f"{digest}.vtt")
        for number, language, digest in Subtitles.objects.filter(pk__in=wanted).values_list(
            "pk", "language", "digest"
        )
    }
    return {
        number: tuple(there[one] for one in numbers if one in there)
        for number, numbers in films.items()
    }


def spoken(edition: Edition) -> dict[int, frozenset[str]]:
    """Return the languages in which each film beside the words has subtitles now."""
    films = [one.id for one in edition.captions if one.is_film]
    if not films:
        return {}
    rows = Subtitles.objects.filter(film_id__in=films, ended_at=None)
    found: dict[int, set[str]] = {number: set() for number in films}
    for number, language in rows.values_list("film_id", "language"):
        found[number].add(language)
    return {number: frozenset(languages) for number, languages in found.items()}
