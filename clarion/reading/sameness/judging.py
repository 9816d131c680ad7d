"""Decides whether two tellings are about one matter: words or meaning, and place, and time."""

import math
from dataclasses import dataclass
from typing import Final

from clarion.reading.sameness.demands import Rule, Where, demand
from clarion.reading.sameness.streets import Places
from clarion.reading.sameness.told import Way
from clarion.reading.sameness.traces import (
    SUBSTANCE_MIN,
    Trace,
    holds_words,
    share_said,
    share_words,
)
from clarion.reading.sameness.words import weigh

# One incident is seen from this far; a block further it is still likely the same.
SAME_METERS: Final = 200.0
NEAR_METERS: Final = 600.0
# The same street name this far away is a street of another town.
ANOTHER_TOWN_METERS: Final = 6_000.0
# From here on two texts are one text with small edits.
NEARLY_SAME: Final = 0.7
# A quotation with a remark of one's own holds nearly all of what it quotes.
QUOTED: Final = 0.85
QUOTED_SUBSTANCE_MIN: Final = 4.0
# Words as many as these are copied, not found twice by chance, wherever the writer sits.
COPIED_SUBSTANCE_MIN: Final = 6.0
COPIED: Final = 0.85
# Less than this beside the name of a place says nothing that could be compared.
SAID_MIN: Final = 0.5
# Where so much is shared, and either has a word of this weight beside it, the words are a frame.
FRAME_MIN: Final = 0.4
FILLING_MIN: Final = 0.9
# Who writes for these, or not, is never one with who does the other, whatever else both want.
STRICT: Final = frozenset({"thanks", "press", "drill", "legal", "figure", "spam", "auto_reply"})
HOUR: Final = 3_600.0
METERS_PER_DEGREE: Final = 111_195.0


# How long after a text nearly the same words are still the same matter, not a new one like it.
SAME_WORDS_HOURS: Final = 12.0
COPIED_HOURS: Final = 72.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Ground:
    """What a matter's tellings say together: names, subjects, mean point, hours."""

    places: Places
    subjects: frozenset[str]
    lat: float | None
    lon: float | None
    since: float | None
    last: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """That a telling belongs, how it was found, how sure (0 to 1), and what speaks for it.

    ``sure_place`` is false where nothing is known of the place of one of them.
    """

    way: Way
    score: float
    place: str
    subject: str
    meters: float | None
    minutes: float | None
    sure_place: bool


def judge(*, telling: Trace, like: Trace, ground: Ground, meaning: float | None) -> Verdict | None:
    """Return why a telling belongs to the matter of another, or None where it does not.

    ``meaning`` is the cosine of their vectors, or None in the fast tier.
    """
    if not _for_the_same(telling, like) or _other_subject(telling, like, ground):
        return None
    where, place, meters = _where(telling, like, ground)
    gap = _gap(telling.moment, ground)
    if where in {Where.TOWN, Where.UNKNOWN} and _filled_otherwise(telling, like):
        where = Where.AWAY
    way, score = _by_words(telling, like, where=where, gap=gap)
    if way is None and where is not Where.AWAY:
        least = _demand(where, telling, like, ground)
        way, score = _by_rule(least, telling, like, gap=gap, meaning=meaning)
    if way is None:
        return None
    return Verdict(
        way=way,
        score=min(1.0, max(0.0, score)),
        place=place,
        subject=min(telling.subjects & like.subjects) if way is Way.SAME_SUBJECT else "",
        meters=meters,
        minutes=_minutes(telling.moment, like.moment),
        sure_place=where in {Where.SAME, Where.NEAR},
    )


def _by_rule(
    rule: Rule, telling: Trace, like: Trace, *, gap: float | None, meaning: float | None
) -> tuple[Way | None, float]:
    """Tell the same in other words, by what they mean or are about, given the place."""
    if not _within(gap, rule.hours):
        return None, 0.0
    if min(telling.told, like.told) < SAID_MIN:
        return None, 0.0
    if meaning is not None and meaning >= rule.meaning:
        return Way.SAYS_THE_SAME, meaning
    words = share_said(telling, like)
    if words >= rule.words:
        return Way.NEARLY_SAME_WORDS, words
    if meaning is None and words >= rule.subject and _share_subject(telling, like):
        return Way.SAME_SUBJECT, words
    return None, 0.0


def _demand(where: Where, telling: Trace, like: Trace, ground: Ground) -> Rule:
    shown = bool(telling.subjects and like.subjects)
    return demand(
        where,
        danger=telling.life_risk is not like.life_risk,
        shown=shown,
        report=not telling.purposes,
        more=shown and telling.subjects not in (like.subjects, ground.subjects),
        troubled=telling.troubled and like.troubled,
    )


def _other_subject(telling: Trace, like: Trace, ground: Ground) -> bool:
    """Whether both show what they are about, and it is not one thing.

    Nor with the whole matter: "the lights are out" can be said of street lights and of signals, and
    must not bring the two together.
    """
    ours = telling.subjects
    return bool(
        ours
        and (
            (like.subjects and ours.isdisjoint(like.subjects))
            or (ground.subjects and ours.isdisjoint(ground.subjects))
        )
    )


def _for_the_same(telling: Trace, like: Trace) -> bool:
    """Whether both report, or both thank, ask for the hours, ... and speak of no other day."""
    if telling.days and like.days and telling.days.isdisjoint(like.days):
        return False
    ours, theirs = telling.purposes, like.purposes
    return bool(ours) is bool(theirs) and (ours ^ theirs).isdisjoint(STRICT)


def _filled_otherwise(telling: Trace, like: Trace) -> bool:
    """Whether both say one sentence of two things: the toilets at the allotments, at the bandstand.

    Other words for the same thing share hardly any; these share most, and each has one that tells.
    """
    shared = sum(map(weigh, telling.said & like.said))
    left = min(telling.told, like.told) - shared
    either = telling.told + like.told - shared
    return left >= FILLING_MIN and shared >= FRAME_MIN * either


def _share_subject(telling: Trace, like: Trace) -> bool:
    """Whether both are about one thing; what endangers somebody is never one with what does not."""
    return telling.life_risk is like.life_risk and bool(telling.subjects & like.subjects)


def _by_words(
    telling: Trace, like: Trace, *, where: Where, gap: float | None
) -> tuple[Way | None, float]:
    """Tell copies by their words alone; short ones only where the place does not speak against."""
    shared = share_words(telling, like)
    held = holds_words(telling, like)
    substance = _substance(telling, like)
    marked = telling.handed_on or like.handed_on
    copied = substance >= COPIED_SUBSTANCE_MIN or (marked and substance >= SUBSTANCE_MIN)
    named = telling.places.differ(like.places)
    quoted = marked and held >= QUOTED and substance >= QUOTED_SUBSTANCE_MIN
    if copied and not named and (shared >= COPIED or quoted) and _within(gap, COPIED_HOURS):
        way = Way.SAME_WORDS if telling.key == like.key else Way.NEARLY_SAME_WORDS
        return way, max(shared, held if quoted else 0.0)
    if where is Where.AWAY or not _within(gap, SAME_WORDS_HOURS):
        return None, 0.0
    if telling.key == like.key:
        return Way.SAME_WORDS, 1.0
    if shared >= NEARLY_SAME and substance >= SUBSTANCE_MIN:
        return Way.NEARLY_SAME_WORDS, shared
    return None, 0.0


def _where(telling: Trace, like: Trace, ground: Ground) -> tuple[Where, str, float | None]:
    meters = _meters(telling, like, ground)
    theirs = like.places if like.places.kinds else ground.places
    if telling.places.differ(theirs):
        return Where.AWAY, "", meters
    if name := telling.places.agree(theirs) or _named_besides(telling, like, theirs, town=False):
        far = meters is not None and meters > ANOTHER_TOWN_METERS
        return (Where.AWAY if far else Where.SAME), name, meters
    if meters is not None:
        if meters > NEAR_METERS:
            return Where.AWAY, "", meters
        return (Where.SAME if meters <= SAME_METERS else Where.NEAR), "", meters
    if telling.names and like.names and not telling.names & like.names:
        # No list knows these names, but each tells of something of its own.
        return Where.AWAY, "", None
    if town := telling.places.share_town(theirs) or _named_besides(
        telling, like, theirs, town=True
    ):
        return Where.TOWN, town, None
    return Where.UNKNOWN, "", None


def _named_besides(telling: Trace, like: Trace, theirs: Places, *, town: bool) -> str:
    """Return a place that one names and that stands in the other's words, however written.

    "rowan way" in small letters could be anything, until somebody has named Rowan Way.
    """
    for places, key in ((theirs, telling.key), (telling.places, like.key)):
        for name, kind in places.kinds.items():
            if (kind == "town") is town and f" {name} " in f" {key} ":
                return name
    return ""


def _meters(telling: Trace, like: Trace, ground: Ground) -> float | None:
    lat, lon = (like.lat, like.lon) if like.located else (ground.lat, ground.lon)
    if telling.lat is None or telling.lon is None or lat is None or lon is None:
        return None
    return meters_between(lat_a=telling.lat, lon_a=telling.lon, lat_b=lat, lon_b=lon)


def meters_between(*, lat_a: float, lon_a: float, lat_b: float, lon_b: float) -> float:
    """Return the distance of two points in metres, good to a percent within a city."""
    across = (lon_a - lon_b + 180.0) % 360.0 - 180.0
    east = across * math.cos(math.radians((lat_a + lat_b) / 2))
    return math.hypot(east, lat_a - lat_b) * METERS_PER_DEGREE


def _gap(moment: float | None, ground: Ground) -> float | None:
    """Seconds between a telling and the hours of a matter; 0 within them, None if not known."""
    if moment is None or ground.since is None or ground.last is None:
        return None
    return max(0.0, ground.since - moment, moment - ground.last)


def _within(gap: float | None, hours: float) -> bool:
    return gap is None or gap <= hours * HOUR


def _substance(a: Trace, b: Trace) -> float:
    return min(a.total, b.total)


def _minutes(later: float | None, earlier: float | None) -> float | None:
    return None if later is None or earlier is None else (later - earlier) / 60
