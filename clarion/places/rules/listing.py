"""Reads a file of places of either kind, joins the pieces of a street, and leaves out doubles."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Final

from clarion.places.rules.csv_list import read_csv
from clarion.places.rules.entries import (
    LIST_BYTES_MAX,
    PLACES_MAX,
    REFUSED_SHOWN_MAX,
    Listed,
    Reason,
    Refused,
)
from clarion.places.rules.geojson import read_geojson
from clarion.places.rules.refusals import NothingToBring, TooLarge, TooMany, Unreadable
from clarion.reading.places.gazetteer import distance_km
from clarion.reading.places.place import Place

# Two roads of one name that are nearer than this are one road in two pieces.
SAME_ROAD_KM: Final = 3.0


def read_list(content: bytes) -> Listed:
    """Return what a file holds; raises a refusal when nothing of it can be used."""
    if len(content) > LIST_BYTES_MAX:
        raise TooLarge(megabytes=LIST_BYTES_MAX // 1_000_000)
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise Unreadable from None
    if "\x00" in text:
        raise Unreadable
    pieces = text.lstrip().startswith(("{", "["))
    listed = _sort(read_geojson(text) if pieces else read_csv(text), join=pieces)
    if not listed.places:
        raise NothingToBring
    if len(listed.places) > PLACES_MAX:
        raise TooMany(most=PLACES_MAX, number=len(listed.places))
    return listed


def _sort(lines: Iterable[Place | Refused], *, join: bool) -> Listed:
    known: dict[tuple[str, str, str], list[Place]] = {}
    refused: list[Refused] = []
    for number, line in enumerate(lines, start=1):
        if isinstance(line, Refused):
            refused.append(line)
            continue
        alike = known.setdefault((line.name.casefold(), line.kind, line.area.casefold()), [])
        at = next((at for at, one in enumerate(alike) if _same(one, line)), None)
        if at is None:
            alike.append(line)
        elif join:
            alike[at] = _joined(alike[at], line)
        else:
            # The line with the columns is the first of the file.
            refused.append(Refused(line=number + 1, reason=Reason.TWICE, says=line.name))
    return Listed(
        places=tuple(place for alike in known.values() for place in alike),
        refused=tuple(refused[:REFUSED_SHOWN_MAX]),
        refused_count=len(refused),
    )


def _same(one: Place, other: Place) -> bool:
    if one.lat is None or one.lon is None or other.lat is None or other.lon is None:
        return True
    return distance_km((one.lat, one.lon), (other.lat, other.lon)) <= SAME_ROAD_KM


def _joined(one: Place, other: Place) -> Place:
    """Return one place with the names of both, where the first is known to be."""
    names = tuple(dict.fromkeys([*one.other_names, *other.other_names]))[:20]
    return replace(
        one,
        other_names=names,
        lat=one.lat if one.lat is not None else other.lat,
        lon=one.lon if one.lon is not None else other.lon,
    )
