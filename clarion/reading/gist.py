"""What of a reading fits beside a message: whether a witness speaks, how it sounds, what, where."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from clarion.reading.feelings.find import knows_feelings
from clarion.reading.places.gazetteer import distance_km
from clarion.reading.places.place import Candidate, Place, PlaceKind, PlaceMention, PlaceSource
from clarion.reading.reading import CategoryKind, Reading, Risk, RiskKind
from clarion.reading.why import Why, why

# Temperatures are kept in hundredths, -100 (bitter) to 100 (grateful).
DEGREES: Final = 100
NAME_MAX: Final = 200
# How far from the point of a place somebody may be who names it. It is never nearer: a point is
# one of a street or of an area, and nobody's door.
WITHIN_METRES: Final = {
    PlaceKind.POINT_OF_INTEREST: 250,
    PlaceKind.ROAD: 500,
    PlaceKind.NEIGHBOURHOOD: 1_000,
    PlaceKind.DISTRICT: 3_000,
    PlaceKind.NATURAL: 5_000,
    PlaceKind.CITY: 10_000,
    PlaceKind.COUNTY: 50_000,
    PlaceKind.STATE: 250_000,
    PlaceKind.AREA: 250_000,
    PlaceKind.COUNTRY: 1_000_000,
}
# What lies in an area, and is none itself.
_LIES_IN: Final = frozenset({PlaceKind.ROAD, PlaceKind.POINT_OF_INTEREST, PlaceKind.NATURAL})
# Another place of that name which is this likely may as well be the one that is meant.
_MAY_BE_MEANT: Final = 0.1
# The labels of the learned texts that say nothing about what has happened.
_NO_THEMES: Final = frozenset(
    {CategoryKind.RELATED, CategoryKind.REQUEST, CategoryKind.DIRECT_REPORT, CategoryKind.AID}
)
# They hold others among them, and are said only where none of those is.
_WIDE: Final = frozenset({CategoryKind.WEATHER, CategoryKind.INFRASTRUCTURE})
# Where the model was not measured, what the lexicons found in that language speaks for it.
_THEMES_OF_RISKS: Final = {
    RiskKind.MEDICAL: CategoryKind.MEDICAL_HELP,
    RiskKind.TRAPPED: CategoryKind.SEARCH_AND_RESCUE,
    RiskKind.WATER: CategoryKind.FLOODS,
    RiskKind.FIRE: CategoryKind.FIRE,
    RiskKind.MISSING: CategoryKind.MISSING_PEOPLE,
    RiskKind.DEATH: CategoryKind.DEATH,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """A place by its name, the area in which it lies, and its point if a list has one.

    `within_m`: how many metres from the point it may be; None without a point.
    """

    name: str = ""
    area: str = ""
    lat: float | None = None
    lon: float | None = None
    within_m: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Gist:
    """`first_hand`: the writer saw or heard it. `theme`: a `CategoryKind`, or empty.

    `temperature` is in hundredths from -100 (bitter) over 0 (calm) to 100 (grateful); None in a
    language whose words for feelings are not known. `urgency`: an `UrgencyLevel`; empty where a
    glance has not looked for it. `why`: the words that led to all of it.
    """

    first_hand: bool = False
    temperature: int | None = None
    theme: str = ""
    spot: Spot = Spot()
    urgency: str = ""
    why: tuple[Why, ...] = ()


def gist(reading: Reading) -> Gist:
    """Return it."""
    about = theme([one.kind for one in reading.categories], reading.risks)
    return Gist(
        first_hand=any(claim.witness for claim in reading.claims),
        temperature=round(reading.temperature.value * DEGREES)
        if knows_feelings(reading.language)
        else None,
        theme=about,
        spot=_spot(reading.places),
        urgency=reading.urgency.level.value,
        why=why(reading, theme=about, risks=_behind(about, reading.risks)),
    )


def theme(kinds: Sequence[CategoryKind], risks: Sequence[Risk]) -> str:
    """Return what a text is about, of the kinds that were found in it; empty for nothing."""
    themes = [kind for kind in kinds if kind not in _NO_THEMES]
    narrow = [kind for kind in themes if kind not in _WIDE]
    of_risks = [_THEMES_OF_RISKS[risk.kind] for risk in risks if risk.kind in _THEMES_OF_RISKS]
    return next((kind.value for kind in (*narrow, *of_risks, *themes)), "")


def _behind(about: str, risks: Sequence[Risk]) -> list[Risk]:
    return [risk for risk in risks if _THEMES_OF_RISKS.get(risk.kind) == about]


def themes_of(*, theme: str, need: str, danger: str = "") -> tuple[str, ...]:
    """Return by which themes a text is counted: its own, a danger or a list's, else its need.

    `danger`: a `RiskKind`, or the name of one of an office's own lists. A danger has the name of
    the theme to which it belongs, so that whoever is in the water counts with the floods.
    """
    of_danger = _THEMES_OF_RISKS[RiskKind(danger)].value if danger in _THEMES_OF_RISKS else danger
    return tuple(dict.fromkeys(filter(None, (theme, of_danger)))) or tuple(filter(None, (need,)))


def known_place(name: str, *, area: str, lat: float | None) -> str:
    """Return the name of a place that a list knows; what only sounds like one may be somebody."""
    return name if area or lat is not None else ""


def _spot(mentions: Sequence[PlaceMention]) -> Spot:
    """Return the narrowest place of the office's own list; else of the world's; else a name."""
    named = [one for one in mentions if one.candidates]
    ours = [one for one in named if one.source is PlaceSource.OFFICE]
    known = min(ours or named, key=_width, default=None)
    if known is None:
        return Spot(name=mentions[0].quote.words[:NAME_MAX]) if mentions else Spot()
    place = known.candidates[0].place
    area = place.area if place.kind in _LIES_IN else place.name
    if place.lat is None or place.lon is None:
        return Spot(name=place.name, area=area)
    return Spot(
        name=place.name,
        area=area,
        lat=place.lat,
        lon=place.lon,
        within_m=_within(place, known.candidates),
    )


def _width(mention: PlaceMention) -> tuple[int, float]:
    return WITHIN_METRES[mention.candidates[0].place.kind], -mention.certainty


def _within(place: Place, candidates: Sequence[Candidate]) -> int:
    """Return how far it may be: as far as the farthest of those that may be meant instead."""
    meant = [one.place for one in candidates if one.probability >= _MAY_BE_MEANT]
    farthest = max((_metres(place, other) for other in meant), default=0)
    return max(WITHIN_METRES[place.kind], farthest)


def _metres(one: Place, other: Place) -> int:
    if one.lat is None or one.lon is None or other.lat is None or other.lon is None:
        return 0
    return round(distance_km((one.lat, one.lon), (other.lat, other.lon)) * 1_000)
