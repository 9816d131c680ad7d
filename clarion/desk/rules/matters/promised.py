"""What an answer seems to promise and by when, so that somebody may write it down; English only."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from clarion.desk.rules.matters import spoken_time
from clarion.kit.moments import NoSuchTime, instant
from clarion.kit.refusals import Refusal

WORDS_MAX = 300
# More open ones about one thing is a list that nobody keeps.
PROMISES_MAX = 20
# Longer ahead is a plan and not a promise to somebody who waits.
AHEAD_MAX = timedelta(days=400)
# Told before it is due, so that there is time to keep it; of a short one half of its time.
REMINDED_BEFORE = timedelta(minutes=30)
_END_OF_DAY = time(17, 0)
_NOON = 12
_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")

_DAY = r"today|tonight|tomorrow|" + "|".join(_DAYS)
_CLOCK = r"(?P<hour>[01]?\d|2[0-3])(?:[:.](?P<minute>[0-5]\d))?\s*(?P<half>[ap]\.?m\b\.?)?"
_BY_CLOCK = re.compile(
    rf"\b(?:by|before|until|from|at)\s+(?:about\s+|around\s+)?{_CLOCK}(?:\s+(?P<day>{_DAY}))?\b"
    rf"|\b(?P<day_first>{_DAY})\s+(?:by|before|at)\s+{_CLOCK.replace('?P<', '?P<d_')}",
    re.IGNORECASE,
)
_WITHIN = re.compile(
    r"\b(?:within|in)\s+(?:the\s+next\s+)?(?P<many>\d{1,3}|an?|one|two|three)\s+"
    r"(?P<unit>minute|hour|day)s?\b",
    re.IGNORECASE,
)
_BY_DAY = re.compile(rf"\b(?:(?:by|on|before)\s+)?(?P<day>{_DAY})\b", re.IGNORECASE)
_MANY = {"a": 1, "an": 1, "one": 1, "two": 2, "three": 3}
_SENTENCE = re.compile(r"[^.!?\n]+(?:[.!?](?=\S)[^.!?\n]*)*[.!?]?")


class NoTimeLeft(Refusal):
    """The time is over already. Say by when it will be done."""


class TooFarAhead(Refusal):
    """That is more than a year ahead. A promise is for somebody who waits."""


class TooManyPromises(Refusal):
    """There are {limit} open promises here already. Settle some of them first."""


class SayWhyMoved(Refusal):
    """Say why it is later than was promised: those who were told will ask."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Suggested:
    """A sentence that says by when, and when that seems to be."""

    words: str
    quote: str  # what says it: "by 18:00"
    due_at: datetime


def suggest(text: str, *, zone: str, at: datetime) -> Suggested | None:
    """Return the first promise that a text seems to make, if it makes one for later than now."""
    for sentence in _SENTENCE.finditer(text):
        words = " ".join(sentence.group().split())
        for search, when in _WAYS:
            found = search(words)
            due = when(found, zone, at) if found else None
            if found and due is not None and at < due <= at + AHEAD_MAX:
                return Suggested(words=words[:WORDS_MAX], quote=found.group().strip(), due_at=due)
    return None


def remind_at(*, made_at: datetime, due_at: datetime) -> datetime:
    """Return when its owner is reminded."""
    return max(due_at - REMINDED_BEFORE, made_at + (due_at - made_at) / 2)


def refuse_untimely(*, due_at: datetime, at: datetime) -> None:
    """Let a promise pass or raise `NoTimeLeft`, `TooFarAhead`."""
    if due_at <= at:
        raise NoTimeLeft
    if due_at > at + AHEAD_MAX:
        raise TooFarAhead


def _by_clock(found: re.Match[str], zone: str, at: datetime) -> datetime | None:
    said = found.groupdict()
    day = said["day"] or said["day_first"] or ""
    hour = said["hour"] or said["d_hour"]
    minute = said["minute"] or said["d_minute"]
    half = (said["half"] or said["d_half"] or "").lower()
    if minute is None and not half:
        return None  # "by 20 of us", "at 4 Mill Lane": a number alone is no clock
    number = int(hour)
    if half and not 1 <= number <= _NOON:
        return None
    if half:
        number = number % _NOON + (_NOON if half.startswith("p") else 0)
    return _on_day(day, time(number, int(minute or 0)), zone, at)


def _spoken(found: re.Match[str], zone: str, at: datetime) -> datetime | None:
    day = spoken_time.day_of(found)
    times = [_on_day(day, one, zone, at) for one in spoken_time.times_of(found)]
    ahead = [one for one in times if one and one > at]
    if not ahead:
        return None
    return min(ahead) if day in {"", "today", "tonight"} else ahead[0]


def _within(found: re.Match[str], zone: str, at: datetime) -> datetime:
    said = found["many"].lower()
    many = _MANY[said] if said in _MANY else int(said)
    return at + timedelta(**{f"{found['unit'].lower()}s": many})


def _by_day(found: re.Match[str], zone: str, at: datetime) -> datetime | None:
    at_night = found["day"].lower() == "tonight"
    return _on_day(found["day"], time(23, 59) if at_night else _END_OF_DAY, zone, at)


def _on_day(day: str, clock: time, zone: str, at: datetime) -> datetime | None:
    """Return the next moment at which a wall there shows it; without a day, today's."""
    here = at.astimezone(ZoneInfo(zone)).date()
    name = day.lower()
    if name == "tomorrow":
        here += timedelta(days=1)
    elif name in _DAYS:
        here += timedelta(days=(_DAYS.index(name) - here.weekday()) % 7 or 7)
    try:
        return instant(f"{here.isoformat()}T{clock:%H:%M}", zone)
    except NoSuchTime:
        return None


_Search = Callable[[str], re.Match[str] | None]
_When = Callable[[re.Match[str], str, datetime], datetime | None]
_WAYS: tuple[tuple[_Search, _When], ...] = (
    (_BY_CLOCK.search, _by_clock),
    (spoken_time.find, _spoken),
    (_WITHIN.search, _within),
    (_BY_DAY.search, _by_day),
)
