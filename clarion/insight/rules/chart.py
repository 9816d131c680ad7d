"""A map of where people write from, as circles in a box; it needs nothing from outside."""

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import combinations
from statistics import median
from typing import Final

from clarion.insight.rules.sounding import PEOPLE_MIN

# The box, in its own units: as wide as a telephone, so that the names can be read there.
WIDTH: Final = 420.0
HEIGHT_MIN: Final = 240.0
HEIGHT_MAX: Final = 460.0
_EDGE: Final = 46.0
# A finger finds the smallest circle; the largest leaves room for the others.
SMALLEST: Final = 13.0
LARGEST: Final = 36.0
# A place that may be farther away is only "somewhere": it is listed, not drawn.
SOMEWHERE_M: Final = 5_000
# Beyond this the point is roughly where it is: a dashed ring shows how far it may be.
ROUGHLY_M: Final = 500
# The nearest that two points are drawn apart: one street alone is shown with its surroundings.
_SPAN_MIN_KM: Final = 1.5
# What lies farther from the middle is in another town; it would make this one a dot.
_FAR_KM: Final = 30.0
_KM_PER_DEGREE: Final = 111.2
_LETTER: Final = 7.2
_LINE: Final = 16.0
# What two circles may share, and how often they are moved until they do not share more.
_MAY_SHARE: Final = 3.0
_STEPS: Final = 40
_NAME_LETTERS_MAX: Final = 22
# So many are named whatever else stands there: a map without names shows nothing.
_NAMED_MIN: Final = 3
_SCALES_KM: Final = (0.1, 0.2, 0.5, 1, 2, 5, 10, 20)

# What a name or a circle covers: left, top, right, bottom.
_Box = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """A place that people named, with their number; `key` is whatever its owner knows it by."""

    key: int
    name: str
    area: str
    lat: float
    lon: float
    within_m: int
    people: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A part of the town, that shows where one is."""

    name: str
    lat: float
    lon: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Circle:
    """`ring` is how far it may be, 0 where the circle says it. `name` is empty without room."""

    spot: Spot
    x: float
    y: float
    radius: float
    ring: float
    name: str
    name_x: float
    name_y: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Sign:
    """The name of a part of the town."""

    name: str
    x: float
    y: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Chart:
    """The largest circles come first, so that the small ones lie upon them.

    `scale` is how long `scale_km` are. What is `not_drawn` is only roughly known, or elsewhere.
    """

    height: float
    circles: tuple[Circle, ...]
    signs: tuple[Sign, ...]
    scale: float
    scale_km: float
    not_drawn: tuple[Spot, ...]
    width: float = WIDTH

    @property
    def scale_y(self) -> float:
        """Where the scale lies."""
        return self.height - 8

    @property
    def scale_words_y(self) -> float:
        """Where its words stand."""
        return self.height - 13

    @property
    def scale_words(self) -> str:
        """Return how long it is, in the unit that people use for it."""
        if self.scale_km < 1:
            return f"{round(self.scale_km * 1_000)} m"
        return f"{round(self.scale_km)} km"


@dataclass(frozen=True, slots=True)
class _Frame:
    """Where the box lies: its middle, and how many units a kilometre has."""

    lat: float
    lon: float
    units: float
    height: float

    def place(self, lat: float, lon: float) -> tuple[float, float]:
        east = (lon - self.lon) * _KM_PER_DEGREE * math.cos(math.radians(self.lat))
        north = (lat - self.lat) * _KM_PER_DEGREE
        return WIDTH / 2 + east * self.units, self.height / 2 - north * self.units


def draw(spots: Sequence[Spot], parts: Sequence[Part]) -> Chart | None:
    """Return the map of these places; None if none of them can be drawn."""
    near = _near([one for one in spots if one.within_m <= SOMEWHERE_M])
    if not near:
        return None
    frame = _frame(near)
    most = max(one.people for one in near)
    ordered = sorted(near, key=lambda one: (-one.people, one.name, one.key))
    circles = _apart([_circle(one, frame, most) for one in ordered], frame)
    taken = [(c.x - c.radius, c.y - c.radius, c.x + c.radius, c.y + c.radius) for c in circles]
    named = tuple(
        _named(circle, taken, frame, always=place < _NAMED_MIN)
        for place, circle in enumerate(circles)
    )
    scale_km = max(
        (one for one in _SCALES_KM if one * frame.units <= WIDTH / 3), default=_SCALES_KM[0]
    )
    drawn = {one.key for one in near}
    return Chart(
        height=frame.height,
        circles=named,
        signs=_signs(parts, {one.name for one in near}, taken, frame),
        scale=scale_km * frame.units,
        scale_km=scale_km,
        not_drawn=tuple(one for one in spots if one.key not in drawn),
    )


def _near(spots: Sequence[Spot]) -> list[Spot]:
    if not spots:
        return []
    people = [one for one in spots for _ in range(min(one.people, 100))]
    lat, lon = median(one.lat for one in people), median(one.lon for one in people)
    east = _KM_PER_DEGREE * math.cos(math.radians(lat))
    return [
        one
        for one in spots
        if math.hypot((one.lat - lat) * _KM_PER_DEGREE, (one.lon - lon) * east) <= _FAR_KM
    ]


def _frame(spots: Sequence[Spot]) -> _Frame:
    south, north = min(one.lat for one in spots), max(one.lat for one in spots)
    west, east = min(one.lon for one in spots), max(one.lon for one in spots)
    lat, lon = (south + north) / 2, (west + east) / 2
    wide = (east - west) * _KM_PER_DEGREE * math.cos(math.radians(lat))
    high = (north - south) * _KM_PER_DEGREE
    wide, high = max(wide, _SPAN_MIN_KM), max(high, _SPAN_MIN_KM / 2)
    units = min((WIDTH - 2 * _EDGE) / wide, (HEIGHT_MAX - 2 * _EDGE) / high)
    height = min(max(high * units + 2 * _EDGE, HEIGHT_MIN), HEIGHT_MAX)
    return _Frame(lat, lon, units, height)


def _circle(spot: Spot, frame: _Frame, most: int) -> Circle:
    x, y = frame.place(spot.lat, spot.lon)
    # By its surface, as the eye compares; never smaller than can be pressed. Few people are drawn
    # alike, as they are written alike: a size would give their number away.
    people = spot.people if spot.people >= PEOPLE_MIN else 1
    radius = max(LARGEST * math.sqrt(people / max(most, PEOPLE_MIN)), SMALLEST)
    ring = spot.within_m / 1_000 * frame.units if spot.within_m > ROUGHLY_M else 0.0
    return Circle(
        spot=spot,
        x=x,
        y=y,
        radius=radius,
        ring=max(ring, radius + 4) if ring else 0.0,
        name="",
        name_x=x,
        name_y=0.0,
    )


def _apart(circles: Sequence[Circle], frame: _Frame) -> list[Circle]:
    """Move circles that would hide each other's numbers apart, by steps, within the box."""
    moved = list(circles)
    for _ in range(_STEPS):
        pairs = list(combinations(range(len(moved)), 2))
        pushed = [_push(moved, one, other, frame) for one, other in pairs]
        if not any(pushed):
            break
    return moved


def _push(circles: list[Circle], at: int, beside: int, frame: _Frame) -> bool:
    """Move two apart by half of what they share; say whether they did."""
    one, other = circles[at], circles[beside]
    far = math.hypot(other.x - one.x, other.y - one.y)
    shared = one.radius + other.radius - far
    if shared <= _MAY_SHARE:
        return False
    # Two at the very same point part sideways.
    east, north = ((other.x - one.x) / far, (other.y - one.y) / far) if far else (1.0, 0.0)
    step = shared / 2
    circles[at] = _inside(one, one.x - east * step, one.y - north * step, frame)
    circles[beside] = _inside(other, other.x + east * step, other.y + north * step, frame)
    return True


def _inside(circle: Circle, x: float, y: float, frame: _Frame) -> Circle:
    return replace(
        circle,
        x=min(max(x, circle.radius), WIDTH - circle.radius),
        y=min(max(y, circle.radius), frame.height - circle.radius),
    )


def _named(circle: Circle, taken: list[_Box], frame: _Frame, *, always: bool) -> Circle:
    """Return it with its name below or above, if it covers nothing there, or `always`."""
    name = shortened(circle.spot.name)
    for y in (circle.y + circle.radius + _LINE * 0.8, circle.y - circle.radius - _LINE * 0.3):
        if _is_free(name, circle.x, y, taken, frame):
            return replace(circle, name=name, name_x=circle.x, name_y=y)
    if not always:
        return circle
    below = min(circle.y + circle.radius + _LINE * 0.8, frame.height - _LINE * 1.3)
    half = len(name) * _LETTER / 2
    middle = min(max(circle.x, half), WIDTH - half)
    taken.append(_box(name, middle, below))
    return replace(circle, name=name, name_x=middle, name_y=below)


def _signs(
    parts: Sequence[Part],
    drawn: set[str],
    taken: list[_Box],
    frame: _Frame,
) -> tuple[Sign, ...]:
    signs = []
    for part in parts:
        x, y = frame.place(part.lat, part.lon)
        name = shortened(part.name)
        if part.name not in drawn and _is_free(name, x, y, taken, frame):
            signs.append(Sign(name=name, x=x, y=y))
    return tuple(signs)


def _is_free(name: str, x: float, y: float, taken: list[_Box], frame: _Frame) -> bool:
    """Say whether a name fits there; it is taken then."""
    box = _box(name, x, y)
    inside = box[0] >= 0 and box[1] >= 0 and box[2] <= WIDTH and box[3] <= frame.height - _LINE
    free = all(
        box[2] <= one[0] or one[2] <= box[0] or box[3] <= one[1] or one[3] <= box[1]
        for one in taken
    )
    if inside and free:
        taken.append(box)
    return inside and free


def _box(name: str, x: float, y: float) -> _Box:
    half = len(name) * _LETTER / 2
    return x - half, y - _LINE * 0.8, x + half, y + _LINE * 0.3


def shortened(name: str) -> str:
    """Return a name as it fits on a map."""
    return name if len(name) <= _NAME_LETTERS_MAX else name[: _NAME_LETTERS_MAX - 1].rstrip() + "…"
