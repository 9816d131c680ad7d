"""How people feel, by area, what they write about, and where on a map."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from clarion.desk import queries as desk
from clarion.desk.queries import AreaDay, PlaceNamed
from clarion.insight.queries.heard import Heard, witnesses
from clarion.insight.rules.chart import ROUGHLY_M, Chart, Part, Spot, draw
from clarion.insight.rules.sounding import PEOPLE_MIN, UPSET_TO, Change, Sound, change, sound
from clarion.insight.rules.sounding import Heard as HeardOf
from clarion.kit.pace import Compared, compare
from clarion.listening import queries as listening
from clarion.listening.queries import MentionNow
from clarion.places import queries as places

DAY = timedelta(days=1)
# A week behind us says what is usual in a part of the town.
DAYS = 7
AREAS_SHOWN = 30
TOPICS_SHOWN = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Theme:
    """What people wrote about, how many of them, and how many usually do. Empty: none was seen."""

    name: str
    people: int
    pace: Compared


@dataclass(frozen=True, slots=True, kw_only=True)
class AreaNow:
    """An area on the day that is shown; `name` is empty for those who named none.

    `upset` of the `heard`, who wrote in a language whose feelings can be read, are bitter or
    afraid. `said` are the mentions of it in public.
    """

    name: str
    people: int
    pace: Compared
    sound: Sound
    change: Change
    upset: int
    heard: int
    witnesses: int
    themes: tuple[tuple[str, int], ...]
    said: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """A place that people named, whether it is on the map, and whether only roughly there."""

    named: PlaceNamed
    drawn: bool
    roughly: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Felt:
    """Areas with at least `least` people, the most first; of the `small` only the names.

    `chart` is None where nobody named a place that can be drawn. `witnesses` wrote
    to the office, and were there by their own words; `said` was said so in public.
    """

    areas: tuple[AreaNow, ...]
    small: tuple[str, ...]
    themes: tuple[Theme, ...]
    few_themes: tuple[str, ...]
    chart: Chart | None
    places: tuple[Shown, ...]
    witnesses: tuple[Heard, ...]
    said: tuple[MentionNow, ...]
    may_listen: bool
    least: int = PEOPLE_MIN


def felt(*, office_id: int, end: datetime, may_listen: bool) -> Felt:
    """Return what is felt on the day that ends then; the same few queries always."""
    begin = end - DAY
    days = desk.by_area(office_id=office_id, end=end, days=DAYS, upset=UPSET_TO)
    known = desk.days_known(office_id=office_id, end=end, days=DAYS)
    topics = desk.topics(office_id=office_id, begin=begin, end=end)
    said = listening.said_by_area(office_id=office_id, since=begin, until=end) if may_listen else {}
    areas = [_area(name, days, known, topics.get(name, ()), said.get(name, 0)) for name in days[0]]
    areas.sort(key=lambda one: (not one.name, -one.people, one.name))
    many = [one for one in areas if one.people >= PEOPLE_MIN]
    themes = _themes(desk.by_theme(office_id=office_id, end=end, days=DAYS), known)
    named = dict(enumerate(desk.places_named(office_id=office_id, begin=begin, end=end)))
    chart = _chart(office_id, named)
    drawn = {circle.spot.key for circle in chart.circles} if chart else set()
    return Felt(
        areas=tuple(many[:AREAS_SHOWN]),
        small=tuple(one.name for one in areas if one.people < PEOPLE_MIN and one.name),
        themes=tuple(one for one in themes if one.people >= PEOPLE_MIN),
        few_themes=tuple(one.name for one in themes if one.people < PEOPLE_MIN and one.name),
        chart=chart,
        places=tuple(
            Shown(named=one, drawn=key in drawn, roughly=one.within_m > ROUGHLY_M)
            for key, one in named.items()
        ),
        witnesses=witnesses(office_id=office_id, begin=begin, end=end),
        said=_said(office_id, begin, end) if may_listen else (),
        may_listen=may_listen,
    )


def _said(office_id: int, begin: datetime, end: datetime) -> tuple[MentionNow, ...]:
    return tuple(listening.public_witnesses(office_id=office_id, since=begin, until=end))


def _area(
    name: str,
    days: Sequence[Mapping[str, AreaDay]],
    known: int,
    topics: Sequence[tuple[str, int]],
    said: int,
) -> AreaNow:
    today = days[0][name]
    before = [day.get(name) for day in days[1 : known + 1]]
    return AreaNow(
        name=name,
        people=today.people,
        pace=compare(today.people, [one.people if one else 0 for one in before]),
        sound=sound(_heard(today)),
        change=change(_heard(today), [_heard(one) for one in before if one]),
        upset=today.upset,
        heard=today.heard,
        witnesses=today.witnesses,
        themes=tuple(topics[:TOPICS_SHOWN]),
        said=said,
    )


def _heard(day: AreaDay) -> HeardOf:
    return HeardOf(people=day.heard, mean=day.sounds)


def _themes(days: Sequence[Mapping[str, int]], known: int) -> list[Theme]:
    themes = (
        Theme(
            name=name,
            people=people,
            pace=compare(people, [day.get(name, 0) for day in days[1 : known + 1]]),
        )
        for name, people in days[0].items()
    )
    return sorted(themes, key=lambda one: (not one.name, -one.people, one.name))


def _chart(office_id: int, named: Mapping[int, PlaceNamed]) -> Chart | None:
    parts = places.parts(office_id=office_id)
    return draw(
        [
            Spot(
                key=key,
                name=one.name,
                area=one.area,
                lat=one.lat,
                lon=one.lon,
                within_m=one.within_m,
                people=one.people,
            )
            for key, one in named.items()
        ],
        [
            Part(name=one.name, lat=one.lat, lon=one.lon)
            for one in parts
            if one.lat is not None and one.lon is not None
        ],
    )
