"""Do its days exist, do they fall where it says, and are they still to come when it leaves?"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from clarion.publishing.rules.checks.found import Checked, Found, Level
from clarion.publishing.rules.facts import times_after

_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July"),
    *("August", "September", "October", "November", "December"),
)
_ANY_WEEKDAY = "|".join(f"{day[:3]}(?:{day[3:]})?" for day in _WEEKDAYS)
_ANY_MONTH = "|".join(f"{month[:3]}(?:{month[3:]})?" for month in _MONTHS)
_DATE = re.compile(
    rf"(?:\b(?P<weekday>{_ANY_WEEKDAY}),?\s+(?:the\s+)?)?"
    rf"\b(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+)?(?P<month>{_ANY_MONTH})\b"
    r"(?:,?\s+(?P<year>20\d\d)\b)?"
)
_RELATIVE = re.compile(
    r"\b(today|tonight|tomorrow|yesterday|this (?:morning|afternoon|evening))\b", re.I
)
_ANOTHER_DAY = re.compile(rf"\b(?:tomorrow|{_ANY_WEEKDAY})\b|{_DATE.pattern}")
_SENTENCE = re.compile(r"(?<=[.!?])\s+|\n+")
# A day without a year may be that long ago; else it is the next one of that name.
_LATELY = timedelta(days=60)
_UNTIL = ("until", "till", "by")
_RULE = "Times and days are right when people read them, not when they are written."


@dataclass(frozen=True, slots=True)
class _Named:
    """A date as it is written; `on` is None for one that there is not."""

    quote: str
    weekday: str
    on: date | None


def dates(checked: Checked) -> Iterator[Found]:
    """Look at every day and time as it will stand when it leaves; English only."""
    if checked.language.partition("-")[0] != "en" or checked.leaves_at is None:
        return
    leaves_at, asked_at = checked.leaves_at, checked.asked_at or checked.leaves_at
    for piece in checked.pieces:
        where = (piece.where,)
        for named in _named(piece.whole, leaves_at.date()):
            yield from _wrong(named, where)
        yield from _relative(piece.whole, leaves_at, asked_at, where)
        # What was wrong may well be over.
        for sentence in _SENTENCE.split(checked.without_mistake(piece)):
            yield from _over(sentence, leaves_at, where)


def _named(text: str, near: date) -> Iterator[_Named]:
    """Return the dates in a text; one without a year is a few weeks ago, or the next to come."""
    for match in _DATE.finditer(text):
        day, month = int(match["day"]), _index(_MONTHS, match["month"]) + 1
        years = [int(match["year"])] if match["year"] else [near.year + by for by in (-1, 0, 1)]
        there = [found for year in years if (found := _date(year, month, day))]
        on = min(there, key=lambda one: (one < near - _LATELY, abs(one - near)), default=None)
        yield _Named(match[0], match["weekday"] or "", on)


def _wrong(named: _Named, where: tuple[str, ...]) -> Iterator[Found]:
    if named.on is None:
        yield Found(
            code="no-such-day",
            level=Level.STOP,
            says="There is no such day.",
            rule=_RULE,
            do="Write the day that is meant.",
            quote=named.quote,
            where=where,
        )
    elif named.weekday and not _WEEKDAYS[named.on.weekday()].startswith(named.weekday):
        yield Found(
            code="wrong-weekday",
            level=Level.STOP,
            says=f"{named.on.day} {_MONTHS[named.on.month - 1]} {named.on.year} is a "
            f"{_WEEKDAYS[named.on.weekday()]}.",
            rule=_RULE,
            do="Put the day or the date right.",
            quote=named.quote,
            where=where,
        )


def _relative(
    text: str, leaves_at: datetime, asked_at: datetime, where: tuple[str, ...]
) -> Iterator[Found]:
    """Words that mean another day to whoever reads them on another one."""
    another = leaves_at.date() != asked_at.date()
    for quote in dict.fromkeys(match[0] for match in _RELATIVE.finditer(text)):
        yield Found(
            code="relative-day",
            level=Level.WARN if another else Level.NOTE,
            says=f"It leaves on {_WEEKDAYS[leaves_at.weekday()]} {leaves_at.day} "
            f"{_MONTHS[leaves_at.month - 1]}, and is read on days after."
            if another
            else "People read it on other days as well.",
            rule=_RULE,
            do="Name the day.",
            quote=quote,
            where=where,
        )


def _over(sentence: str, leaves_at: datetime, where: tuple[str, ...]) -> Iterator[Found]:
    """An end that has passed by the time it leaves."""
    for word in _UNTIL:
        match = re.search(rf"\b{word}\b(.{{0,60}})", sentence, re.I | re.S)
        if match is None:
            continue
        named = [one for one in _named(match[1], leaves_at.date()) if one.on is not None]
        past = [one.quote for one in named if one.on and one.on < leaves_at.date()]
        if not _ANOTHER_DAY.search(sentence):
            past += [clock for clock in times_after(sentence, word) if _is_past(clock, leaves_at)]
        for quote in past:
            yield Found(
                code="already-over",
                level=Level.WARN,
                says="That will be past when it leaves.",
                rule=_RULE,
                do="Say what is true then, or choose an earlier time.",
                quote=f"{word} {quote}",
                where=where,
            )


def _is_past(clock: str, leaves_at: datetime) -> bool:
    """Midnight ends a day, and so is never past."""
    return clock != "00:00" and time.fromisoformat(clock) < leaves_at.time()


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _index(names: tuple[str, ...], start: str) -> int:
    return next(number for number, name in enumerate(names) if name.startswith(start))
