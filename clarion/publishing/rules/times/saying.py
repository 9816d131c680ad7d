"""When something was said, in a sentence that speaks of what was said: “at 12:00 we said ...”."""

import re
from collections import Counter
from datetime import datetime, timedelta

from clarion.publishing.rules.facts import Fact, Kind, placed
from clarion.publishing.rules.instructions import sentences
from clarion.publishing.rules.saying.tongues import ENGLISH
from clarion.publishing.rules.times.clocks import readings

# To the nearest quarter of an hour or so.
_SAID_ABOUT = timedelta(minutes=15)
_DAY_MINUTES = 24 * 60
_SAYING = re.compile(
    r"\b(?:said|wrote|gave|told|announced|stated|published)\b"
    r"|\b(?:post|update|message|statement|warning)s?\b",
    re.IGNORECASE,
)
_BEGINS = re.compile(
    r"\W*(?:at|around|about|on|in|our|today|yesterday|just|shortly)\b", re.IGNORECASE
)
_MORE_THAN_WHEN = re.compile(
    r"[;:](?=\s)|\b(?:is|are|was|were|will|opens?|closes?|until|and|but)\b", re.IGNORECASE
)
_AT = re.compile(r"\b(?:at|around|about|of|from|our|after|before)\s+\Z", re.IGNORECASE)


def begins_with_when(text: str) -> str:
    """Return how an English text begins, if that only says when something was said."""
    saying = _SAYING.search(text)
    head = text[: saying.start()] if saying else ""
    return head if _BEGINS.match(head) and not _MORE_THAN_WHEN.search(head) else ""


def may_say_when(text: str, language: str, said_at: datetime | None) -> frozenset[Fact]:
    """Return the times that stand in it only beside what was said, and are about when it was.

    “What we said at 12:00 was wrong” puts nothing else in the place of what stands elsewhere.
    """
    every = Counter(fact for _start, fact in placed(text, language))
    beside = Counter(
        fact
        for sentence in sentences(text)
        if _SAYING.search(sentence)
        for start, fact in placed(sentence, language)
        if tells_when(fact, said_at) and _AT.search(sentence[:start])
    )
    return frozenset(fact for fact, times in beside.items() if times == every[fact])


def tells_when(fact: Fact, said_at: datetime | None) -> bool:
    """Whether it is the day or about the time at which something was said."""
    if said_at is None:
        return False
    if fact.kind is Kind.DAY:
        weekday = ENGLISH.weekdays[said_at.weekday()]
        return fact.value in {weekday, f"{said_at.day} {ENGLISH.months[said_at.month - 1]}"}
    if fact.kind is not Kind.TIME:
        return False
    minute = said_at.hour * 60 + said_at.minute
    return any(_apart(one, minute) <= _SAID_ABOUT for one in readings(fact.value))


def _apart(clock: str, minute: int) -> timedelta:
    hour, _colon, rest = clock.partition(":")
    apart = abs(int(hour) * 60 + int(rest) - minute)
    return timedelta(minutes=min(apart, _DAY_MINUTES - apart))
