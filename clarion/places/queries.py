"""Questions about places: which there are, and the gazetteer that finds them in texts."""

from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache

from clarion.places.models import Atlas, Listing, Place
from clarion.places.rules.areas import PARTS, with_areas
from clarion.places.rules.listing import read_list
from clarion.reading.places.gazetteer import Gazetteer
from clarion.reading.places.place import Place as Named
from clarion.reading.places.place import PlaceKind

PAGE_SIZE = 50
# What of a list is shown before it is taken: enough to see that the columns are right.
PREVIEW_SIZE = 20
# Compiled gazetteers that a process keeps: a large one is some 50 MB.
GAZETTEERS_MAX = 8
# A large city has some two hundred.
PARTS_MAX = 300
# A longer search looks for nothing that has a name.
SEARCH_LENGTH_MAX = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceNow:
    """A place that an office knows."""

    id: int
    name: str
    kind: str
    other_names: tuple[str, ...]
    lat: float | None
    lon: float | None
    area: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """Places by name: at most PAGE_SIZE, and the numbers of the pages beside this one."""

    places: tuple[PlaceNow, ...]
    newer: int | None
    older: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class RefusedLine:
    """A line that was left out, with the code of its reason and how it begins."""

    line: int
    reason: str
    says: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ListingNow:
    """A list that somebody brought or may bring; `first` are its first places while it waits."""

    id: int
    state: str
    file_name: str
    count: int
    first: tuple[PlaceNow, ...]
    refused: tuple[RefusedLine, ...]
    refused_count: int
    replaces: bool
    by: str
    at: datetime


def places(*, office_id: int, words: str = "", page: int = 1) -> Page:
    """Return one page of an office's places, those with the words in a name if there are any."""
    rows = Place.objects.of(office_id).known()
    if words := words.strip()[:SEARCH_LENGTH_MAX]:
        rows = rows.named(words)
    begin = (max(1, page) - 1) * PAGE_SIZE
    found = list(rows.order_by("name", "id")[begin : begin + PAGE_SIZE + 1])
    return Page(
        places=tuple(_place(row) for row in found[:PAGE_SIZE]),
        newer=page - 1 if page > 1 else None,
        older=page + 1 if len(found) > PAGE_SIZE else None,
    )


def count(*, office_id: int) -> int:
    """Return how many places the office knows."""
    return int(Place.objects.of(office_id).known().count())


def last_listing(*, office_id: int) -> ListingNow | None:
    """Return the list that was brought last and not undone."""
    rows = Listing.objects.of(office_id).filter(state="brought").order_by("-brought_at")
    row = rows.defer("entries").first()
    return _listing(row, first=()) if row else None


def proposal(*, office_id: int, listing_id: int) -> ListingNow:
    """Return a list that waits to be taken, with its first places; raises `NotFound`."""
    row = Listing.objects.of(office_id).filter(state="proposed").get_or_refuse(pk=listing_id)
    return _listing(
        row,
        first=tuple(
            PlaceNow(
                id=0, name=name, kind=kind, other_names=tuple(others), lat=lat, lon=lon, area=area
            )
            for name, kind, others, lat, lon, area in row.entries[:PREVIEW_SIZE]
        ),
    )


def parts(*, office_id: int) -> list[PlaceNow]:
    """Return the parts of the town that have a point, at most `PARTS_MAX`, by name; one query."""
    rows = Place.objects.of(office_id).known().exclude(lat=None)
    of_kind = rows.filter(kind__in=[kind.value for kind in PARTS])
    return [_place(row) for row in of_kind.order_by("name", "id")[:PARTS_MAX]]


def gazetteer(*, office_id: int) -> Gazetteer | None:
    """Return the office's places ready to be found in texts; None where it has none.

    It is kept in memory until the places change.
    """
    atlas = Atlas.objects.of(office_id).first()
    return _compiled(office_id, atlas.version) if atlas else None


def gazetteer_of(content: bytes) -> tuple[Gazetteer, int]:
    """Return the places of a file ready to be found, and how many of its lines were left out.

    It asks no database. Raises what `actions.propose_places` raises for a file that is none.
    """
    listed = read_list(content)
    return Gazetteer.compile(with_areas(listed.places)), listed.refused_count


@lru_cache(maxsize=GAZETTEERS_MAX)
def _compiled(office_id: int, version: int) -> Gazetteer | None:
    """Compile the places as they are at this version of the atlas."""
    rows = Place.objects.of(office_id).known().order_by("id").iterator()
    named = [
        Named(
            name=row.name,
            kind=PlaceKind(row.kind),
            other_names=tuple(row.other_names),
            lat=row.lat,
            lon=row.lon,
            area=row.area,
            key=str(row.pk),
        )
        for row in rows
    ]
    return Gazetteer.compile(with_areas(named)) if named else None


def _place(row: Place) -> PlaceNow:
    return PlaceNow(
        id=row.pk,
        name=row.name,
        kind=row.kind,
        other_names=tuple(row.other_names),
        lat=row.lat,
        lon=row.lon,
        area=row.area,
    )


def _listing(row: Listing, *, first: tuple[PlaceNow, ...]) -> ListingNow:
    return ListingNow(
        id=row.pk,
        state=row.state,
        file_name=row.file_name,
        count=row.count,
        first=first,
        refused=tuple(RefusedLine(**one) for one in row.refused),
        refused_count=row.refused_count,
        replaces=row.replaces,
        by=row.proposed_by,
        at=row.brought_at or row.proposed_at,
    )
