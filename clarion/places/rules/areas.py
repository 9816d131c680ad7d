"""In which part of the town a street lies, where its list does not say."""

import math
from collections.abc import Iterable
from dataclasses import replace
from typing import Final

from clarion.reading.places.gazetteer import Point, distance_km
from clarion.reading.places.place import Place, PlaceKind

PARTS: Final = frozenset({PlaceKind.NEIGHBOURHOOD, PlaceKind.DISTRICT})
# Whoever lives farther than this from the middle of a part of town would not say that it is theirs.
NEAR_KM: Final = 2.0
_WITHOUT: Final = frozenset({PlaceKind.ROAD, PlaceKind.POINT_OF_INTEREST})
# Cells of such a height hold all that is near in themselves and their neighbours.
_CELL_DEGREES: Final = 0.02


def with_areas(places: Iterable[Place]) -> list[Place]:
    """Return the places; of each street or building without an area the nearest part of the town.

    A part of the town is a neighbourhood or a district with a point. Further away than `NEAR_KM`
    there is none.
    """
    every = list(places)
    grid = _Grid(one for one in every if one.kind in PARTS)
    return [_with_area(one, grid) for one in every]


class _Grid:
    """The parts of a town by cells: all that is near to a place is in its cell or beside it."""

    def __init__(self, parts: Iterable[Place]) -> None:
        known = [(part, point) for part in parts if (point := _point(part))]
        farthest = max((abs(lat) for _, (lat, _) in known), default=0.0)
        # As wide on the ground as it is high, where the meridians are nearest to each other.
        self._width = _CELL_DEGREES / max(math.cos(math.radians(farthest)), 0.01)
        self._cells: dict[tuple[int, int], list[tuple[Place, Point]]] = {}
        for part, point in known:
            self._cells.setdefault(self._cell(point), []).append((part, point))

    def nearest(self, point: Point) -> str:
        """Return the name of the nearest part; empty if none is near."""
        row, column = self._cell(point)
        near = min(
            (
                (distance_km(point, other), part.name)
                for up in (-1, 0, 1)
                for aside in (-1, 0, 1)
                for part, other in self._cells.get((row + up, column + aside), ())
            ),
            default=(math.inf, ""),
        )
        return near[1] if near[0] <= NEAR_KM else ""

    def _cell(self, point: Point) -> tuple[int, int]:
        return math.floor(point[0] / _CELL_DEGREES), math.floor(point[1] / self._width)


def _with_area(place: Place, grid: _Grid) -> Place:
    point = _point(place)
    if place.area or place.kind not in _WITHOUT or point is None:
        return place
    return replace(place, area=grid.nearest(point))


def _point(place: Place) -> Point | None:
    return None if place.lat is None or place.lon is None else (place.lat, place.lon)
