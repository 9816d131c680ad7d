"""By when somebody who asks for a newsroom must know, by their own words, where they say so."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import Final

_SEARCHED_MAX: Final = 5_000  # characters: a deadline stands at the beginning or the end of a page
_HALF_DAY: Final = 12
_NUMBERS: Final = {
    "a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "ten": 10,
    "fifteen": 15, "twenty": 20, "thirty": 30, "forty": 40, "forty-five": 45, "fifty": 50,
    "einer": 1, "eine": 1, "une": 1, "una": 1,
}  # fmt: skip
_NAMED: Final = {
    "noon": time(12), "midday": time(12), "midnight": time(0), "mittag": time(12),
    "end of play": time(17), "close of play": time(17), "end of the day": time(17),
    "end of day": time(17), "close of business": time(17), "cob": time(17),
}  # fmt: skip
_MANY: Final = rf"(?P<many>\d{{1,3}}|{'|'.join(sorted(_NUMBERS, key=len, reverse=True))})"
_SPAN: Final = re.compile(
    rf"\b(?:in|within|innerhalb von|innerhalb|dans|en)\s+(?:the\s+next\s+|the\s+|about\s+)?"
    rf"(?:(?P<half>half an hour)|(?:{_MANY}\s+)?"
    r"(?P<unit>minutes?|mins?|minuten|minutos|hours?|hrs?|stunden?|heures?|horas?))\b",
    re.IGNORECASE,
)
_CLOCK: Final = re.compile(
    r"\b(?:(?P<before>by|before|at|until|till|bis|vor|um|avant|antes de las|a las)\s+)"
    r"(?:(?P<day_first>tomorrow|today|tonight|morgen|heute|demain|mañana)\s+(?:at\s+|um\s+)?)?"
    rf"(?:(?P<named>{'|'.join(map(re.escape, _NAMED))})"
    r"|(?P<hour>[01]?\d|2[0-3])(?:[:.h](?P<minute>[0-5]\d))?(?:\s*(?P<half_day>[ap]\.?m\b\.?|uhr|h\b))?)"
    r"(?:\s+(?P<day>tomorrow|today|tonight|this afternoon|this evening|morgen|heute|demain))?"
    r"(?![\d:.]?\d)",
    re.IGNORECASE,
)
_TOMORROW: Final = frozenset({"tomorrow", "morgen", "demain", "mañana"})


@dataclass(frozen=True, slots=True, kw_only=True)
class DeadlineSaid:
    """When they must know, and the words that say so. Nobody has checked it."""

    at: datetime
    words: str


def deadline_said(text: str, *, said_at: datetime) -> DeadlineSaid | None:
    """Return the soonest that a text names; None: it names none that is understood.

    `said_at` is aware and in the zone of the office: "3pm" is three in the afternoon there.
    """
    head, tail = text[:_SEARCHED_MAX], text[_SEARCHED_MAX:][-_SEARCHED_MAX:]
    found = [*_spans(head, said_at), *_clocks(head, said_at), *_clocks(tail, said_at)]
    return min(found, key=lambda one: one.at, default=None)


def _spans(text: str, said_at: datetime) -> Iterator[DeadlineSaid]:
    for match in _SPAN.finditer(text):
        words = match["many"] or "1"
        many = int(words) if words.isdigit() else _NUMBERS[words.lower()]
        is_minutes = (match["unit"] or "").lower().startswith("min")
        if match["half"]:
            span = timedelta(minutes=30)
        else:
            span = timedelta(minutes=many) if is_minutes else timedelta(hours=many)
        yield DeadlineSaid(at=said_at + span, words=match[0])


def _clocks(text: str, said_at: datetime) -> Iterator[DeadlineSaid]:
    for match in _CLOCK.finditer(text):
        day = (match["day"] or match["day_first"] or "").lower()
        if at := _moment(match, day, said_at):
            yield DeadlineSaid(at=at, words=match[0].strip())


def _moment(match: re.Match[str], day: str, said_at: datetime) -> datetime | None:
    if match["named"]:
        named = match["named"].lower()
        clock, sure = _NAMED[named], True
        if named == "midnight":
            day = day if day in _TOMORROW else "tomorrow"
    else:
        half_day = (match["half_day"] or "").lower()
        sure = bool(half_day or match["minute"])
        if not sure and not day:
            return None  # "by 3" may be anything: three of them, number 3
        hour = int(match["hour"])
        if half_day[:1] in {"a", "p"} and hour <= _HALF_DAY:
            hour = hour % _HALF_DAY + (_HALF_DAY if half_day[0] == "p" else 0)
        clock = time(hour, int(match["minute"] or 0))
    on = said_at.date() + timedelta(days=1 if day in _TOMORROW else 0)
    at = datetime.combine(on, clock, tzinfo=said_at.tzinfo)
    # "Before 9:00", said at ten, is tomorrow's; "3pm today", said at four, is over.
    return at if day or at > said_at else at + timedelta(days=1)
