"""A line of a list of places: a place that can be used, or the reason why it cannot."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Final

from clarion.reading.folding import split_words
from clarion.reading.places.place import NAME_CHARACTERS_MAX, OTHER_NAMES_MAX, Place, PlaceKind

# All streets, stops and public buildings of a large city.
PLACES_MAX: Final = 50_000
# Fifty thousand lines of a hundred characters.
LIST_BYTES_MAX: Final = 5_000_000
# Nobody reads more reasons; the number of all is told.
REFUSED_SHOWN_MAX: Final = 100
_KINDS: Final = {kind.value: kind for kind in PlaceKind}


class Reason(StrEnum):
    """Why a line cannot be used; the screen has the words."""

    NO_NAME = "no name"
    LONG_NAME = "long name"
    MANY_NAMES = "many names"
    NO_KIND = "no kind"
    BAD_POINT = "bad point"
    TWICE = "twice"
    ODD = "odd"


@dataclass(frozen=True, slots=True, kw_only=True)
class Refused:
    """A line of the file, counted from 1, that cannot be used, and how it begins."""

    line: int
    reason: Reason
    says: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """What a file holds: places in its order, and the lines that were left out."""

    places: tuple[Place, ...]
    refused: tuple[Refused, ...]
    refused_count: int


def place_of(
    *, name: str, kind: str, other_names: tuple[str, ...], lat: str, lon: str, area: str
) -> Place | Reason:
    """Return a place of these words, or why they make none."""
    names = [" ".join(one.split()) for one in (name, *other_names)]
    own, others = names[0], tuple(dict.fromkeys(one for one in names[1:] if one))
    if any(len(one) > NAME_CHARACTERS_MAX for one in (own, area, *others)):
        return Reason.LONG_NAME
    if not split_words(own).folded:
        return Reason.NO_NAME
    if len(others) > OTHER_NAMES_MAX:
        return Reason.MANY_NAMES
    known = _KINDS.get(" ".join(kind.lower().replace("_", " ").split()))
    if known is None:
        return Reason.NO_KIND
    point = point_of(lat, lon)
    if point is Reason.BAD_POINT:
        return Reason.BAD_POINT
    lat_degrees, lon_degrees = point if isinstance(point, tuple) else (None, None)
    return Place(
        name=own,
        kind=known,
        other_names=others,
        lat=lat_degrees,
        lon=lon_degrees,
        area=" ".join(area.split()),
    )


def point_of(lat: str, lon: str) -> tuple[float, float] | Reason | None:
    """Return a point on the globe in degrees, None for neither, or BAD_POINT."""
    if not lat.strip() and not lon.strip():
        return None
    try:
        one, other = float(lat), float(lon)
    except ValueError:
        return Reason.BAD_POINT
    # What is not a number is in no range.
    return (one, other) if abs(one) <= 90 and abs(other) <= 180 else Reason.BAD_POINT


def as_row(place: Place) -> list[Any]:
    """Return a place as a list that JSON can hold."""
    return [place.name, place.kind, list(place.other_names), place.lat, place.lon, place.area]


def from_row(row: Sequence[Any]) -> Place:
    """Return the place of a list that `as_row` made."""
    name, kind, others, lat, lon, area = row
    return Place(
        name=name,
        kind=PlaceKind(kind),
        other_names=tuple(others),
        lat=lat,
        lon=lon,
        area=area,
    )
