"""A time of day as one says it: "at six", "by half past nine tomorrow", "at noon"; English only."""

import re
from datetime import time

_HOURS = [
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
]  # as they are said
_DAYS = "today|tonight|tomorrow|monday|tuesday|wednesday|thursday|friday|saturday|sunday"
_PARTS = r"this\s+|in\s+the\s+|tomorrow\s+"
_AT = re.compile(
    r"\b(?:by|before|until|from|at)\s+(?:about\s+|around\s+)?"
    r"(?:(?P<more>half|quarter)\s+(?P<side>past|to)\s+)?"
    rf"(?:(?P<said>{'|'.join(_HOURS)}|noon|midday|midnight)\b|(?P<number>1[0-2]|[1-9])(?=\s+o['’]clock))"
    rf"(?:\s+o['’]clock)?(?:\s+(?:{_PARTS})?(?P<part>morning|afternoon|evening|night)\b)?"
    rf"(?:\s+(?:on\s+)?(?P<day>{_DAYS})\b)?"
    r"(?=\s*(?:[.,;:!?)]|$|and\b|or\b|with\b|when\b|at\s+the\s+latest\b))",
    re.IGNORECASE,
)
_NOON = 12
_WAKING_FROM = 7  # of a day to come, "at six" is in the evening and "at nine" in the morning
_LATE_FROM = 6


def find(words: str) -> re.Match[str] | None:
    """Return where a time is said in words, if one is."""
    return _AT.search(words)


def day_of(found: re.Match[str]) -> str:
    """Return the day that goes with it; empty is today."""
    if found["day"]:
        return found["day"].lower()
    return "tomorrow" if re.search(r"\btomorrow\b", found.group(), re.IGNORECASE) else ""


def times_of(found: re.Match[str]) -> tuple[time, ...]:
    """Return which times of the day it may be, the likelier one of a day to come first."""
    said = (found["said"] or "").lower()
    if said in {"noon", "midday"}:
        return (_shifted(found, _NOON),)
    if said == "midnight":
        return (time(23, 59),)
    hour = _HOURS.index(said) + 1 if said else int(found["number"])
    early, late = hour % _NOON, hour % _NOON + _NOON
    part = (found["part"] or ("night" if found["day"] == "tonight" else "")).lower()
    if part == "morning":
        return (_shifted(found, early),)
    if part in {"afternoon", "evening"} or (part == "night" and early >= _LATE_FROM):
        return (_shifted(found, late),)
    in_order = (early, late) if early >= _WAKING_FROM else (late, early)
    return tuple(_shifted(found, one) for one in in_order)


def _shifted(found: re.Match[str], hour: int) -> time:
    """Add or take off the half hour or the quarter."""
    minutes = {"half": 30, "quarter": 15}.get((found["more"] or "").lower(), 0)
    if (found["side"] or "").lower() == "to":
        minutes = -minutes
    return time((hour * 60 + minutes) // 60 % 24, minutes % 60)
