"""What is kept of a telling so that later ones can be compared with it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from clarion.reading.sameness.phrasing import days_of, is_troubled, purposes_of, subjects_of
from clarion.reading.sameness.streets import NOWHERE, Places, find_places, where_named
from clarion.reading.sameness.told import Told
from clarion.reading.sameness.vectors import Encode, Vector
from clarion.reading.sameness.words import handed_on, names_in, split, weigh

# So many words must agree before two texts can be called the same by their words alone.
SUBSTANCE_MIN: Final = 2.0
# A place that somebody else found, whatever its kind: two of them are never one.
GIVEN: Final = "given"
# Stands for a place where it matters what happened there; of four words, the one that told best.
ANY_PLACE: Final = "town"
# The number of one is its name, and it is also what the text is about.
RIDDEN: Final = frozenset({"bus", "train"})
NOTHING: Final[frozenset[str]] = frozenset()
# What the reader says that somebody wants, where that is not to report.
_WANTED: Final = {
    "media": frozenset({"press"}),
    "legal": frozenset({"legal"}),
    "freedom_of_information": frozenset({"legal"}),
    "subject_access": frozenset({"legal"}),
    "compliment": frozenset({"thanks"}),
    "thanks": frozenset({"thanks"}),
    "spam": frozenset({"spam"}),
    "auto_reply": frozenset({"auto_reply"}),
    "unsubscribe": frozenset({"subscription"}),
}


@dataclass(frozen=True, slots=True)
class Trace:
    """A telling's words with their weights, its places, when and where it was told.

    ``said`` are the words that name no place: what happened, not where; ``told`` is the sum of
    their weights and ``total`` of all. ``subjects`` are what its words show it to be about and
    ``troubled`` whether they say that something is wrong (subjects.toml), ``purposes`` what it is
    for where it reports nothing (purposes.toml), ``days`` of which days of a week it speaks.
    ``names`` are its words with a capital inside a sentence, ``moment`` is seconds since 1970, or
    None; ``key`` the compared text. Not keyword-only: thousands are made each second.
    """

    id: str
    key: str
    words: frozenset[str]
    total: float
    said: frozenset[str]
    told: float
    subjects: frozenset[str]
    purposes: frozenset[str]
    troubled: bool
    days: frozenset[int]
    names: frozenset[str]
    places: Places
    moment: float | None
    lat: float | None
    lon: float | None
    handed_on: bool
    life_risk: bool

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
    named = where_named(compared, places)
    said = frozenset(word for at, word in enumerate(compared) if at not in named)
    return Trace(
        told.id,
        " ".join(compared),
        words,
        sum(map(weigh, words)),
        said,
        sum(map(weigh, said)),
        subjects_of(compared, without=named) | RIDDEN.intersection(places.kinds.values()),
        purposes_of(compared) | _WANTED.get(told.need, NOTHING),
        is_troubled(words),
        days_of(compared),
        names_in(told.text),
        places,
        told.at.timestamp() if told.at is not None else None,
        told.lat if told.lon is not None else None,
        told.lon if told.lat is not None else None,
        handed_on(told.text),
        told.life_risk,
    )


def without_places(encode: Encode) -> Encode:
    """Return the encoder for what texts say and not where: streets all resemble one another."""

    def encode_said(texts: Sequence[str]) -> Vector:
        return encode([_unplaced(text) for text in texts])

    return encode_said


def _unplaced(text: str) -> str:
    """Return a text with one word for every place that it names, so that its sentences stay."""
    typed, compared = split(text)
    named = where_named(compared, find_places(typed, compared))
    if not named:
        return text
    return " ".join(
        ANY_PLACE if at in named else raw
        for at, raw in enumerate(typed)
        if at not in named or at - 1 not in named
    )


def _with_place(places: Places, place: str) -> Places:
    typed, compared = split(place)
    found = find_places(typed, compared)
    named = dict.fromkeys(found.kinds or [" ".join(compared)], GIVEN)
    return Places(kinds={**places.kinds, **named}) if any(named) else (places or NOWHERE)


def share_said(a: Trace, b: Trace) -> float:
    """Return how much both say of what either says of anything but a place, 0 to 1."""
    shared = sum(map(weigh, a.said & b.said))
    either = a.told + b.told - shared
    return shared / either if either > 0 else 0.0


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
