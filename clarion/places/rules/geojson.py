"""Reads GeoJSON (RFC 7946) as OpenStreetMap's own tools write it, a street in its pieces as one."""

import json
from collections.abc import Iterator, Mapping
from typing import Any, Final

from clarion.places.rules.entries import Reason, Refused, place_of
from clarion.places.rules.refusals import Unreadable
from clarion.reading.places.place import Place, PlaceKind

_SAYS_MAX: Final = 80
# A country's coast has more points than tell its middle better.
_POINTS_MAX: Final = 2_000
_BY_PLACE_TAG: Final = {
    **dict.fromkeys(("city", "town", "village"), PlaceKind.CITY),
    **dict.fromkeys(("suburb", "borough", "district"), PlaceKind.DISTRICT),
    **dict.fromkeys(("quarter", "neighbourhood", "hamlet", "locality"), PlaceKind.NEIGHBOURHOOD),
    "county": PlaceKind.COUNTY,
    "state": PlaceKind.STATE,
    "country": PlaceKind.COUNTRY,
    "island": PlaceKind.NATURAL,
}
_BY_TAG: Final = {
    "highway": PlaceKind.ROAD,
    "natural": PlaceKind.NATURAL,
    "waterway": PlaceKind.NATURAL,
    **dict.fromkeys(
        ("amenity", "shop", "building", "leisure", "tourism", "railway", "office", "man_made"),
        PlaceKind.POINT_OF_INTEREST,
    ),
}
_OTHER_NAMES: Final = ("alt_name", "old_name", "short_name", "loc_name")


def read_geojson(text: str) -> Iterator[Place | Refused]:
    """Yield each feature as a place or with its reason, numbered from 1; raises `Unreadable`."""
    try:
        whole = json.loads(text)
    except (ValueError, RecursionError):
        raise Unreadable from None
    features = whole.get("features") if isinstance(whole, dict) else None
    if not isinstance(features, list):
        raise Unreadable
    for number, feature in enumerate(features, start=1):
        yield _place(feature, number)


def _place(feature: Any, number: int) -> Place | Refused:
    tags = feature.get("properties") if isinstance(feature, dict) else None
    geometry = feature.get("geometry") if isinstance(feature, dict) else None
    if not isinstance(tags, dict):
        return Refused(line=number, reason=Reason.ODD, says="")
    # Escapes of JSON can hold what no database keeps: nulls, and halves of surrogate pairs.
    said = {
        key: value.replace("\x00", "").encode("utf-8", "ignore").decode()
        for key, value in tags.items()
        if isinstance(value, str)
    }
    point = _middle(geometry)
    found = place_of(
        name=said.get("name", ""),
        kind=said.get("kind", "") or _kind(said),
        other_names=_other_names(said),
        lat=str(point[0]) if point else "",
        lon=str(point[1]) if point else "",
        area=said.get("addr:city") or said.get("is_in") or said.get("area", ""),
    )
    if isinstance(found, Place):
        return found
    return Refused(line=number, reason=found, says=said.get("name", "")[:_SAYS_MAX])


def _kind(said: Mapping[str, str]) -> str:
    if kind := _BY_PLACE_TAG.get(said.get("place", "")):
        return kind
    return next((kind for tag, kind in _BY_TAG.items() if tag in said), "")


def _other_names(said: Mapping[str, str]) -> tuple[str, ...]:
    """Return OpenStreetMap's other names, and those in other languages."""
    written = [said[key] for key in _OTHER_NAMES if key in said]
    written += [value for key, value in sorted(said.items()) if key.startswith("name:")]
    written += [said["other_names"]] if "other_names" in said else []
    return tuple(name for one in written for name in one.split(";"))


def _middle(geometry: Any) -> tuple[float, float] | None:
    """Return the mean of the points as latitude and longitude; None without any."""
    points = list(_points(geometry))
    if not points:
        return None
    return (
        sum(lat for _, lat in points) / len(points),
        sum(lon for lon, _ in points) / len(points),
    )


def _points(geometry: Any) -> Iterator[tuple[float, float]]:
    """Yield the positions of a geometry, however deep, as longitude and latitude."""
    waiting = [geometry.get("coordinates")] if isinstance(geometry, dict) else []
    found = 0
    while waiting and found < _POINTS_MAX:
        one = waiting.pop()
        if not isinstance(one, list):
            continue
        if len(one) >= 2 and all(_is_number(part) for part in one[:2]):
            found += 1
            yield float(one[0]), float(one[1])
        else:
            waiting.extend(one)


def _is_number(part: Any) -> bool:
    return isinstance(part, int | float) and not isinstance(part, bool) and abs(part) <= 180
