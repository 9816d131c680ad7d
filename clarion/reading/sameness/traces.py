"""What is kept of a telling so that later ones can be compared with it."""

from dataclasses import dataclass
from typing import Final

from clarion.reading.sameness.streets import NOWHERE, Places, find_places
from clarion.reading.sameness.told import Told
from clarion.reading.sameness.words import handed_on, split, subjects_of, weigh

# So many words must agree before two texts can be called the same by their words alone.
SUBSTANCE_MIN: Final = 2.0


@dataclass(frozen=True, slots=True)
class Trace:
    """A telling's words with their weights, its places, when and where it was told.

    ``subjects`` are what its words show it to be about (subjects.toml), ``moment`` is seconds
    since 1970, or None; ``total`` the sum of the weights; ``key`` the compared text. Not
    keyword-only: thousands are made each second.
    """

    id: str
    key: str
    words: frozenset[str]
    total: float
    subjects: frozenset[str]
    places: Places
    moment: float | None
    lat: float | None
    lon: float | None
    handed_on: bool

    @property
    def located(self) -> bool:
        return self.lat is not None


def trace(told: Told) -> Trace:
    """Return what grouping needs to know of a telling."""
    typed, compared = split(told.text)
    places = find_places(typed, compared)
    if told.place:
        places = _with_place(places, told.place)
    words = frozenset(compared)
    return Trace(
        told.id,
        " ".join(compared),
        words,
        sum(map(weigh, words)),
        subjects_of(words),
        places,
        told.at.timestamp() if told.at is not None else None,
        told.lat if told.lon is not None else None,
        told.lon if told.lat is not None else None,
        handed_on(told.text),
    )


def _with_place(places: Places, place: str) -> Places:
    typed, compared = split(place)
    found = find_places(typed, compared)
    named = found.kinds or {" ".join(compared): "area"}
    return Places(kinds={**named, **places.kinds}) if any(named) else (places or NOWHERE)


def share_words(a: Trace, b: Trace) -> float:
    """Return how much of what either says both say, by weight, 0 to 1 (weighted Jaccard)."""
    shared = sum(map(weigh, a.words & b.words))
    either = a.total + b.total - shared
    return shared / either if either > 0 else float(a.key == b.key)


def holds_words(a: Trace, b: Trace) -> float:
    """Return how much of the shorter one the longer one holds, by weight, 0 to 1."""
    shared = sum(map(weigh, a.words & b.words))
    shorter = min(a.total, b.total)
    return shared / shorter if shorter > 0 else float(a.key == b.key)
