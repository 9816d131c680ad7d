"""How people feel, by area, what they write about, and where on a map."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from clarion.desk import queries as desk
from clarion.desk.queries import AreaDay, LedTo, PlaceNamed, SubjectDay
from clarion.insight.queries.heard import Heard, witnesses
from clarion.insight.rules.chart import ROUGHLY_M, Chart, Part, Spot, draw
from clarion.insight.rules.sounding import PEOPLE_MIN, UPSET_TO, Change, Sound, change, sound
from clarion.insight.rules.sounding import Heard as HeardOf
from clarion.kit.pace import Compared, compare
from clarion.listening import queries as listening
from clarion.listening.queries import MentionNow, Said, SaidLedTo
from clarion.places import queries as places
from clarion.reading.why import Led

DAY = timedelta(days=1)
# A week behind us says what is usual in a part of the town.
DAYS = 7
AREAS_SHOWN = 30
TOPICS_SHOWN = 3
_NO_WORDS = SaidLedTo(areas={}, themes={})


@dataclass(frozen=True, slots=True, kw_only=True)
class Theme:
    """What people wrote about, how many of them, and how many usually do. Empty: none was seen."""

    name: str
    people: int
    pace: Compared
    led: tuple[Led, ...]  # the words that spoke most for it


@dataclass(frozen=True, slots=True, kw_only=True)
class AreaNow:
    """An area on the day that is shown; `name` is empty for those who named none.

    `upset` of the `heard`, who wrote in a language whose feelings can be read, are bitter or
    afraid. Of fewer than `PEOPLE_MIN` people nothing but their number is known here. `said` are
    the mentions of it in public, and `said_sound` is how those sound who speak for nobody there:
    other people, and never counted together with those who wrote. `led` and `said_led` are the
    words by which they sound so.
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
    said: Said
    said_sound: Sound
    led: tuple[Led, ...]
    said_led: tuple[Led, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SaidTheme:
    """What is spoken of in public, how often, and by how many who speak for nobody."""

    name: str
    mentions: int
    people: int
    led: tuple[Led, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """One of the office's own subjects. Of `said` people a colleague said that it is theirs."""

    name: str
    people: int
    said: int
    sound: Sound


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """A place that people named, whether it is on the map, and whether only roughly there."""

    named: PlaceNamed
    drawn: bool
    roughly: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Felt:
    """Areas of which `least` people wrote or spoke, the most first; of the `small` only the names.

    `chart` is None where nobody named a place that can be drawn. `witnesses` wrote
    to the office, and were there by their own words; `said` was said so in public.
    """

    areas: tuple[AreaNow, ...]
    small: tuple[str, ...]
    subjects: tuple[Subject, ...]
    few_subjects: tuple[str, ...]
    themes: tuple[Theme, ...]
    few_themes: tuple[str, ...]
    said_themes: tuple[SaidTheme, ...]
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
    led = desk.led_to(office_id=office_id, begin=begin, end=end)
    heard = _led_in_public(office_id, begin, end) if may_listen else _NO_WORDS
    names = {*days[0], *(name for name, one in said.items() if one.people >= PEOPLE_MIN)}
    areas = [
        _area(name, days, known, topics.get(name, ()), said.get(name, Said()), (led, heard))
        for name in names
    ]
    areas.sort(key=lambda one: (not one.name, -one.people, -one.said.people, one.name))
    many = [one for one in areas if max(one.people, one.said.people) >= PEOPLE_MIN]
    few = [one for one in areas if max(one.people, one.said.people) < PEOPLE_MIN]
    themes = _themes(desk.by_theme(office_id=office_id, end=end, days=DAYS), known, led)
    subjects = desk.by_subject(office_id=office_id, begin=begin, end=end)
    named = dict(enumerate(desk.places_named(office_id=office_id, begin=begin, end=end)))
    chart = _chart(office_id, named)
    drawn = {circle.spot.key for circle in chart.circles} if chart else set()
    return Felt(
        areas=tuple(many[:AREAS_SHOWN]),
        small=tuple(one.name for one in few if one.name),
        subjects=tuple(_subject(one) for one in subjects if one.people >= PEOPLE_MIN),
        few_subjects=tuple(one.label for one in subjects if one.people < PEOPLE_MIN),
        themes=tuple(one for one in themes if one.people >= PEOPLE_MIN),
        few_themes=tuple(one.name for one in themes if one.people < PEOPLE_MIN and one.name),
        said_themes=_said_themes(office_id, begin, end, heard) if may_listen else (),
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


def _led_in_public(office_id: int, begin: datetime, end: datetime) -> SaidLedTo:
    return listening.said_led_to(office_id=office_id, since=begin, until=end)


def _said_themes(
    office_id: int, begin: datetime, end: datetime, heard: SaidLedTo
) -> tuple[SaidTheme, ...]:
    said = listening.said_by_theme(office_id=office_id, since=begin, until=end)
    themes = (
        SaidTheme(
            name=name,
            mentions=one.mentions,
            people=one.people,
            led=heard.themes.get(name, ()),
        )
        for name, one in said.items()
    )
    return tuple(sorted(themes, key=lambda one: (not one.name, -one.mentions, one.name)))


def _area(
    name: str,
    days: Sequence[Mapping[str, AreaDay]],
    known: int,
    topics: Sequence[tuple[str, int]],
    said: Said,
    words: tuple[LedTo, SaidLedTo],
) -> AreaNow:
    """Return it; words are shown only of what is said about enough people."""
    today = days[0].get(name, _nobody(name))
    are_few = today.people < PEOPLE_MIN
    before = [day.get(name) for day in days[1 : known + 1]]
    sounds, said_sounds = sound(_heard(today)), sound(HeardOf(people=said.heard, mean=said.sounds))
    led, heard = words
    return AreaNow(
        name=name,
        people=today.people,
        pace=compare(today.people, [one.people if one else 0 for one in before]),
        sound=sounds,
        change=change(_heard(today), [_heard(one) for one in before if one]),
        upset=today.upset,
        heard=today.heard,
        witnesses=0 if are_few else today.witnesses,
        themes=tuple(one for one in topics if one[1] >= PEOPLE_MIN)[:TOPICS_SHOWN],
        said=said,
        said_sound=said_sounds,
        led=led.areas.get(name, ()) if sounds is not Sound.NOT_KNOWN else (),
        said_led=heard.areas.get(name, ()) if said_sounds is not Sound.NOT_KNOWN else (),
    )


def _subject(day: SubjectDay) -> Subject:
    heard = HeardOf(people=day.heard, mean=day.sounds)
    return Subject(name=day.label, people=day.people, said=day.said, sound=sound(heard))


def _nobody(name: str) -> AreaDay:
    """Return the day of an area that is spoken of, and of which nobody wrote to the office."""
    return AreaDay(area=name, people=0, heard=0, sounds=None, upset=0, witnesses=0)


def _heard(day: AreaDay) -> HeardOf:
    return HeardOf(people=day.heard, mean=day.sounds)


def _themes(days: Sequence[Mapping[str, int]], known: int, led: LedTo) -> list[Theme]:
    themes = (
        Theme(
            name=name,
            people=people,
            pace=compare(people, [day.get(name, 0) for day in days[1 : known + 1]]),
            led=led.themes.get(name, ()),
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
