"""A place, and a place that a text names: how sure we are, and which ones may be meant."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from clarion.reading.quote import Quote

# The longest name of a place that is in use has 168 letters, in Bangkok; nobody writes it out.
NAME_CHARACTERS_MAX: Final = 200
# English and local name, an old one, a nickname, some misspellings of its own.
OTHER_NAMES_MAX: Final = 20


class PlaceKind(StrEnum):
    """What a place is, the largest first."""

    AREA = "area"
    """A region, a continent, or what is none of the others."""
    COUNTRY = "country"
    STATE = "state"
    COUNTY = "county"
    CITY = "city"
    DISTRICT = "district"
    NEIGHBOURHOOD = "neighbourhood"
    ROAD = "road"
    POINT_OF_INTEREST = "point of interest"
    NATURAL = "natural"
    """A river, a hill, a lake, an island, the sea."""


class PlaceSource(StrEnum):
    """How we know that it is a place."""

    OFFICE = "office"
    """It stands in the office's own list."""
    WORLD = "world"
    """It stands in the list of countries and large cities that comes with Clarion."""
    WORDS = "words"
    """The words around it speak of a place; it stands in no list."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A place in a list. ``lat`` and ``lon`` in degrees (WGS 84), both or neither.

    ``area`` is the name of what it lies in ("Weirford"), ``key`` whatever its owner knows it by.
    """

    name: str
    kind: PlaceKind
    other_names: tuple[str, ...] = ()
    lat: float | None = None
    lon: float | None = None
    area: str = ""
    key: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A place that may be meant, and how likely it is that one among all candidates, 0 to 1."""

    place: Place
    probability: float


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceMention:
    """Words that name a place. ``certainty``, 0 to 1: that they name one at all.

    ``candidates`` are the places of that name, the likeliest first; none where only the words
    around it speak of a place. ``house_number`` is quoted apart from the name of the road.
    """

    quote: Quote
    kind: PlaceKind
    source: PlaceSource
    certainty: float
    candidates: tuple[Candidate, ...] = ()
    house_number: Quote | None = None

    @property
    def uncertainty(self) -> float:
        """How likely it is that not the first candidate is meant, 0 to 1; 1 without any."""
        return 1 - self.candidates[0].probability if self.candidates else 1.0
