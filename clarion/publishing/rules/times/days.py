"""The days that an English text names: 28 November, Sat 28th Nov, November 28, 2026, 28/11/2026."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July"),
    *("August", "September", "October", "November", "December"),
)
# A day without a year may be that long ago; else it is the next one of that name.
_LATELY = timedelta(days=60)
# Between these, its weekday says which of the two is meant.
_LAST_ONE = timedelta(days=200)

ANY_WEEKDAY = (
    r"(?:Mon(?:day)?|Tue(?:s|sday)?|Wed(?:s|nesday)?|Thu(?:rs?|rsday)?|Fri(?:day)?|Sat(?:urday)?|"
    r"Sun(?:day)?)"
)
ANY_MONTH = (
    "(?:" + "|".join(f"{one[:3]}(?:{one[3:]})?" for one in MONTHS if one != "September") + "|"
    "Sep(?:t|tember)?)"
)
_WEEKDAY = rf"(?:\b(?P<weekday{{0}}>{ANY_WEEKDAY})\.?,?\s+(?:the\s+)?)?"
_YEAR = r"(?:,?\s+(?P<year{0}>20\d\d)\b)?"
# 12 March Road is a house, and 12 March Against Cuts a headline.
_NO_DAY = r"(?!\.?\s+(?:Street|St|Road|Rd|Lane|Avenue|Close|Way|Drive|Court|Gardens|Hill|Place)\b)"
_DAY = r"(?P<day{0}>0?[1-9]|[12]\d|3\d)(?:st|nd|rd|th)?"
_BRITISH = (
    _WEEKDAY.format(1)
    + rf"(?<![\w.:/£$€,-]){_DAY.format(1)}\s+(?:of\s+)?(?P<month1>{ANY_MONTH})\b\.?"
    + _NO_DAY
    + _YEAR.format(1)
)
_AMERICAN = (
    _WEEKDAY.format(2)
    + rf"\b(?P<month2>{ANY_MONTH})\.?\s+(?P<day2>0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?"
    + r"(?![\w:/%]|[.,]\d|\s?(?:am|pm|a\.m|p\.m)\b|\s+(?:people|homes|hours|miles|minutes)\b)"
    + _YEAR.format(2)
)
_FIGURES = (
    _WEEKDAY.format(3)
    + r"(?<![\w.:/-])(?P<day3>\d{1,2})(?P<sign>[/.-])(?P<month3>\d{1,2})(?P=sign)"
    + r"(?P<year3>20\d\d|\d\d(?=(?!\w|[/.-]\d)))(?![\w/]|[.,-]\d)"
)
_DATE = re.compile(f"{_BRITISH}|{_AMERICAN}|{_FIGURES}")
_DAY_WORD = re.compile(rf"\b(?:[Tt]omorrow|[Yy]esterday|{ANY_WEEKDAY})\b")


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """A day as it is written, and where in its text.

    `may_be` are the days it can mean; none: there is no such day.
    """

    quote: str
    weekday: str
    may_be: tuple[date, ...]
    start: int = 0
    end: int = 0

    @property
    def on(self) -> date | None:
        """The day that it means: the one with its weekday, if there is one."""
        right = [one for one in self.may_be if self.is_right(one)]
        return next(iter(right or self.may_be), None)

    def is_right(self, day: date) -> bool:
        """Whether a day falls on the weekday that is named, if one is."""
        return WEEKDAYS[day.weekday()][:3] == self.weekday[:3] or not self.weekday


def days_named(text: str, near: date, *, month_first: bool = False) -> Iterator[Named]:
    """Return each day in a text; one without a year is a few weeks ago, or the next to come.

    `month_first`: how 5/6/2026 is read; where one of its numbers is no month, it is read the other
    way.
    """
    for match in _DATE.finditer(text):
        weekday = match["weekday1"] or match["weekday2"] or match["weekday3"] or ""
        if match["sign"]:
            year = int(match["year3"]) % 100 + 2000
            there = figures(match["day3"], match["month3"], year, month_first=month_first)
            may_be: tuple[date, ...] = (there,) if there else ()
        else:
            day = int(match["day1"] or match["day2"])
            month = month_of(match["month1"] or match["month2"])
            written = match["year1"] or match["year2"]
            may_be = _near(day, month, near) if not written else _on(int(written), month, day)
        yield Named(
            quote=match[0].strip(),
            weekday=weekday,
            may_be=may_be,
            start=match.start(),
            end=match.end(),
        )


def names_a_day(text: str) -> bool:
    """Say whether a text names a day, other than today."""
    return bool(_DAY_WORD.search(text) or _DATE.search(text))


def figures(day: str, month: str, year: int, *, month_first: bool) -> date | None:
    """Return the day that figures mean, e.g. 28/11/2026, in the order of the country."""
    first, second = int(day), int(month)
    if (month_first or second > 12) and first <= 12:
        first, second = second, first
    return next(iter(_on(year, second, first)), None)


def day_words(day: date | None) -> str:
    """Return a day as people say it: 3 December 2026."""
    return f"{day.day} {day:%B %Y}" if day else ""


def month_of(name: str) -> int:
    """Return 11 for Nov, November."""
    return next(place for place, one in enumerate(MONTHS, 1) if one[:3] == name[:3])


def _near(day: int, month: int, near: date) -> tuple[date, ...]:
    there = [one for by in (-1, 0, 1) for one in _on(near.year + by, month, day)]
    if not there:
        return ()
    best = min(there, key=lambda one: (one < near - _LATELY, abs(one - near)))
    before = [one for one in there if near - _LAST_ONE <= one < near - _LATELY]
    return (best, *before)


def _on(year: int, month: int, day: int) -> tuple[date, ...]:
    try:
        return (date(year, month, day),)
    except ValueError:
        return ()
