"""A list of places, compiled once, that finds them in texts and says which one may be meant."""

import math
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from clarion.reading.folding import Words, split_words
from clarion.reading.places.evidence import MENTION_MIN, house_number, weigh
from clarion.reading.places.index import Hit, NameIndex
from clarion.reading.places.place import (
    NAME_CHARACTERS_MAX,
    OTHER_NAMES_MAX,
    Candidate,
    Place,
    PlaceKind,
    PlaceMention,
    PlaceSource,
)

# London has about 60,000 streets; compiling 100,000 takes some seconds and 200 MB.
PLACES_MAX: Final = 100_000
# Of a street name that forty towns have, nobody reads more than the likeliest few.
CANDIDATES_MAX: Final = 8
MENTIONS_MAX: Final = 50

# A place this far from the centre is half as likely as one in it.
HALF_DISTANCE_KM: Final = 10.0
# "Church Road, Weirford" speaks that much louder for the one in Weirford.
_AREA_NAMED: Final = 12.0
_KNOWN_POINT_MISSING: Final = 0.5
_EARTH_RADIUS_KM: Final = 6371.0

Point = tuple[float, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Found:
    hit: Hit
    places: tuple[Place, ...]


class Gazetteer:
    """Places and their names. Nothing in it changes after it is compiled."""

    def __init__(
        self,
        places: Sequence[Place],
        *,
        index: NameIndex,
        centre: Point | None,
        source: PlaceSource,
    ) -> None:
        self._places = places
        self._index = index
        self._centre = centre
        self._source = source

    @classmethod
    def compile(
        cls,
        entries: Iterable[Place],
        *,
        centre: Point | None = None,
        source: PlaceSource = PlaceSource.OFFICE,
    ) -> "Gazetteer":
        """Return a gazetteer; ValueError says which entry cannot be used.

        ``centre`` (latitude, longitude in degrees) is where the office is; without it the
        middle of its places is taken.
        """
        places = tuple(entries)
        if len(places) > PLACES_MAX:
            raise ValueError(f"{len(places)} places are more than {PLACES_MAX}")
        for place in places:
            _check(place, bundled=source is PlaceSource.WORLD)
        names = (
            (name, number)
            for number, place in enumerate(places)
            for name in (place.name, *place.other_names)
        )
        index = NameIndex(names, forgiving=source is PlaceSource.OFFICE)
        return cls(places, index=index, centre=centre or _middle(places), source=source)

    def __len__(self) -> int:
        return len(self._places)

    def find(self, words: Words) -> list[PlaceMention]:
        """Return the places that are named, in the order of the text, at most MENTIONS_MAX."""
        found = [
            _Found(hit=hit, places=tuple(self._places[number] for number in hit.numbers))
            for hit in self._index.find(words)
        ]
        if not found:
            return []
        named = frozenset(place.name for one in found for place in one.places)
        sure = [point for one in found if len(one.places) == 1 and (point := _point(one.places[0]))]
        mentions = (self._mention(words, one, named=named, points=sure) for one in found)
        return [mention for mention in mentions if mention is not None][:MENTIONS_MAX]

    def _mention(
        self, words: Words, found: _Found, *, named: Collection[str], points: Sequence[Point]
    ) -> PlaceMention | None:
        candidates = self._candidates(found.places, named=named, points=points)
        kind = candidates[0].place.kind
        number = house_number(words, found.hit) if kind is PlaceKind.ROAD else None
        certainty = weigh(words, found.hit, numbered=number is not None)
        if certainty < MENTION_MIN:
            return None
        return PlaceMention(
            quote=words.quote(found.hit.first, found.hit.last),
            kind=kind,
            source=self._source,
            certainty=certainty,
            candidates=candidates,
            house_number=number,
        )

    def _candidates(
        self, places: Sequence[Place], *, named: Collection[str], points: Sequence[Point]
    ) -> tuple[Candidate, ...]:
        anchors = points or ([self._centre] if self._centre else [])
        weights = [
            _nearness(place, anchors) * (_AREA_NAMED if place.area in named else 1.0)
            for place in places
        ]
        whole = math.fsum(weights)
        ordered = sorted(
            zip(places, weights, strict=True), key=lambda one: (-one[1], one[0].name, one[0].key)
        )
        return tuple(
            Candidate(place=place, probability=round(weight / whole, 3))
            for place, weight in ordered[:CANDIDATES_MAX]
        )


def distance_km(one: Point, other: Point) -> float:
    """Return the distance of two points on the globe in kilometres (haversine)."""
    lat1, lon1, lat2, lon2 = (math.radians(angle) for angle in (*one, *other))
    chord = (
        math.sin((lat2 - lat1) / 2) ** 2
        + math.cos(lat1) * math.cos(lat2) * math.sin((lon2 - lon1) / 2) ** 2
    )
    return 2 * _EARTH_RADIUS_KM * math.asin(min(1.0, math.sqrt(chord)))


def _check(place: Place, *, bundled: bool) -> None:
    if any(len(name) > NAME_CHARACTERS_MAX for name in (place.name, *place.other_names)):
        raise ValueError(f"A name has over {NAME_CHARACTERS_MAX} characters: {place.name[:40]!r}")
    if not split_words(place.name).folded:
        raise ValueError(f"A place needs a name with letters in it: {place.name!r}")
    if not bundled and len(place.other_names) > OTHER_NAMES_MAX:
        raise ValueError(f"{place.name!r} has over {OTHER_NAMES_MAX} other names")
    if (place.lat is None) is not (place.lon is None):
        raise ValueError(f"{place.name!r} has half of a point")
    point = _point(place)
    # What is not a number is in no range either.
    if point and not (abs(point[0]) <= 90 and abs(point[1]) <= 180):
        raise ValueError(f"{place.name!r} lies on no globe: {place.lat}, {place.lon}")


def _nearness(place: Place, anchors: Sequence[Point]) -> float:
    point = _point(place)
    if point is None or not anchors:
        return _KNOWN_POINT_MISSING
    nearest = min(distance_km(point, anchor) for anchor in anchors)
    return 1 / (1 + (nearest / HALF_DISTANCE_KM) ** 2)


def _point(place: Place) -> Point | None:
    return None if place.lat is None or place.lon is None else (place.lat, place.lon)


def _middle(places: Sequence[Place]) -> Point | None:
    """Return the median of the points: one wrong point does not move it."""
    points = [point for place in places if (point := _point(place))]
    if not points:
        return None
    lats, lons = sorted(point[0] for point in points), sorted(point[1] for point in points)
    return lats[len(points) // 2], lons[len(points) // 2]
