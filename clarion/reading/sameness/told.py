"""What goes into grouping and what comes out: a telling, how it was placed, and a matter."""

import math
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Final

# A longer name is not one.
ID_CHARACTERS_MAX: Final = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """One message, as far as grouping needs it.

    ``at`` is an aware instant, ``lat`` and ``lon`` are degrees (WGS 84), and both stand alone or
    not at all; ``place`` is a place that somebody else found, in words. ``life_risk`` says that
    the words may mean danger for a person: such a telling is never hidden behind another. ``need``
    is what the writer wants, as the reader names it ("media", "thanks"), where one has read.
    ValueError: the id is empty or too long, the time has no zone, the place is not on this globe.
    """

    id: str
    text: str
    at: datetime | None = None
    lat: float | None = None
    lon: float | None = None
    place: str = ""
    life_risk: bool = False
    need: str = ""

    def __post_init__(self) -> None:
        if not 0 < len(self.id) <= ID_CHARACTERS_MAX:
            raise ValueError(f"An id has 1 to {ID_CHARACTERS_MAX} characters.")
        if self.at is not None and self.at.tzinfo is None:
            raise ValueError("A time without its zone could be any of many.")
        if (self.lat is None) is not (self.lon is None):
            raise ValueError("Latitude and longitude come together or not at all.")
        for degrees, most in ((self.lat, 90.0), (self.lon, 180.0)):
            if degrees is not None and not (math.isfinite(degrees) and abs(degrees) <= most):
                raise ValueError(f"{degrees} is no latitude or longitude.")


class Way(StrEnum):
    """How a telling came to its matter."""

    FIRST = "first"
    SAME_WORDS = "same_words"
    NEARLY_SAME_WORDS = "nearly_same_words"
    SAYS_THE_SAME = "says_the_same"
    SAME_SUBJECT = "same_subject"


@dataclass(frozen=True, slots=True, kw_only=True)
class Joining:
    """Where one telling was put, and why.

    ``like`` is the id of the telling that it was found to resemble, ``score`` how much, 0 to 1.
    ``place`` is a place and ``subject`` a subject that both name, ``meters`` and ``minutes`` what
    lies between the two, where that is known. ``between`` are matters that it resembles alike, so
    that it was given one of its own. ``shown``: it must be seen by itself, for it opens a matter
    or tells of danger.
    """

    id: str
    matter: str
    is_new: bool
    way: Way
    score: float
    shown: bool
    like: str = ""
    place: str = ""
    subject: str = ""
    meters: float | None = None
    minutes: float | None = None
    between: tuple[str, ...] = ()

    @property
    def because(self) -> str:
        """The reason as an English sentence; screens make their own of the fields."""
        return say_why(self)


class Trend(StrEnum):
    """Whether a matter is told more often than it was, less often, or as before."""

    GROWING = "growing"
    STEADY = "steady"
    FADING = "fading"


@dataclass(frozen=True, slots=True, kw_only=True)
class Matter:
    """One thing that has been told once or more often.

    ``members`` are the ids in order of arrival, the newest `MEMBERS_KEPT_MAX` of them and every
    one that is shown by itself; ``size`` counts all. ``typical`` is the member that most others
    resemble. ``place`` is the street or place most often named, ``lat`` and ``lon`` the mean.
    """

    id: str
    size: int
    members: tuple[str, ...]
    life_risk_members: tuple[str, ...]
    typical: str
    typical_text: str
    since: datetime | None
    last: datetime | None
    place: str
    lat: float | None
    lon: float | None
    trend: Trend


def say_why(joining: Joining) -> str:
    """Return in English why a telling is where it is."""
    match joining.way:
        case Way.FIRST if joining.between:
            return f"could be {' or '.join(joining.between)}, so it stands by itself"
        case Way.FIRST:
            return "nothing like it is open"
        case Way.SAME_WORDS:
            said = f"same words as {joining.like}"
        case Way.NEARLY_SAME_WORDS:
            said = f"nearly the same words as {joining.like} ({joining.score:.2f})"
        case Way.SAYS_THE_SAME:
            said = f"says the same as {joining.like} ({joining.score:.2f})"
        case Way.SAME_SUBJECT:
            said = f"same subject ({joining.subject}) as {joining.like}"
    if joining.place:
        said += f", both name {joining.place}"
    if joining.meters is not None:
        said += f", {round(joining.meters)} m away"
    if joining.minutes is not None:
        said += f", {_apart(joining.minutes)}"
    return said


def _apart(minutes: float) -> str:
    later = "later" if minutes >= 0 else "earlier"
    minutes = abs(minutes)
    return f"{minutes / 60:.1f} h {later}" if minutes >= 90 else f"{round(minutes)} min {later}"
