"""Until when, from when: a time that bounds something, and the day on which it does."""

import re
from dataclasses import dataclass
from datetime import date, timedelta

from clarion.publishing.rules.times.clocks import OR, clocks
from clarion.publishing.rules.times.days import WEEKDAYS, days_named

_REACH = 40  # as far from a time as a day stands that belongs to it
_ENDS = re.compile(r"[.;!?](?:\s|$)|\n")
_WORD = re.compile(
    r"\b(?:(?P<before>yesterday|last night)|(?P<after>tomorrow)|"
    r"(?P<same>today|tonight|this (?:morning|afternoon|evening))|"
    rf"(?P<weekday>{'|'.join(WEEKDAYS)}))\b",
    re.IGNORECASE,
)
# Where nobody knows when it was said, relative days still differ from each other.
_SOME_DAY = date(2001, 1, 1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Bound:
    """A time after a word such as `until`. `on`: its day; None is any, because nobody knows it."""

    value: str
    shown: str
    on: date | None


def bounds(text: str, word: str, said_on: date | None, *, month_first: bool = False) -> list[Bound]:
    """Return the times after a word; one without a day is of the day on which it is said.

    `month_first`: how 5/6/2026 is read.
    """
    before = re.compile(rf"\b{re.escape(word)}:?\s+\Z", re.IGNORECASE)
    found, found_until = [], 0
    every = clocks(text)
    for place, one in enumerate(every):
        if before.search(text, 0, one.start):
            end = every[place + 1].start if place + 1 < len(every) else len(text)
            after = _ENDS.split(text[one.end : min(end, one.end + _REACH)])[0]
            ahead = _ENDS.split(text[max(found_until, one.start - _REACH) : one.start])[-1]
            named = (day_in(words, said_on, month_first=month_first) for words in (after, ahead))
            day = next((on for on in named if on), said_on)
            shown = one.value.replace(OR, " or ")
            found.append(Bound(value=one.value, shown=shown, on=day))
        found_until = one.end
    return found


def day_in(words: str, said_on: date | None, *, month_first: bool = False) -> date | None:
    """Return the first day that words name, by its date or from the day on which they are said."""
    near = said_on or _SOME_DAY
    named = next(iter(days_named(words, near, month_first=month_first)), None)
    if named is not None and named.on is not None:
        return named.on
    match = _WORD.search(words)
    if match is None:
        return None
    if match["before"]:
        return near - timedelta(days=1)
    if match["after"]:
        return near + timedelta(days=1)
    if match["same"]:
        return near
    ahead = (WEEKDAYS.index(match["weekday"].capitalize()) - near.weekday()) % 7
    return near + timedelta(days=ahead)
