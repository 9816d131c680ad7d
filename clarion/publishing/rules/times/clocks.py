"""The times in a text, however they are written: 5.30pm, 17h30, half past 5, 9-5, noon, 1730hrs."""

import re
from collections.abc import Callable
from dataclasses import dataclass

# Where a time may be of the morning or of the evening, both are its readings.
OR = "|"
_OPEN, _SHUT = "00:00", "24:00"
_NAMED = {"noon": "12:00", "midday": "12:00", "midnight": "00:00"}
_POINT = r"(?:at|until|till|by|update|doors|starts?|begins?|opens?|closes?|ends?):? "
_BEFORE = rf"(?:{_POINT}|(?:from|since|before|after|between|around|about|approximately|to|and) )"
_MEASURED = (
    r"(?:[kcm]?m|kg|g|l|bn|k|p|mph|per|percent|million|billion|miles?|metres?|meters?|litres?|"
    r"degrees?|points?|tonnes?|hectares?|acres?)\b"
)
_HALF = r"[ \u00a0]?(?P<half>[ap])\.?[ \u00a0]?m\b\.?"
_FIRST_HALF = r"(?:[ \u00a0]?(?P<first_half>[ap])\.?m\b\.?)?"
_DASH = r" ?(?:-|–|—|\bto\b|\band\b|\buntil\b|\btill?\b) ?"
# Between two times of one clock: 10am-4pm, 2-4pm, from 6.30 to 8pm.
_RANGE = re.compile(
    rf"(?<![\w:.,£$€/-])(?P<hour>1[0-2]|0?[1-9])(?:[:.](?P<minute>[0-5]\d))?{_FIRST_HALF}{_DASH}"
    rf"(?P<to>1[0-2]|0?[1-9])(?:[:.](?P<to_minute>[0-5]\d))?{_HALF}",
    re.IGNORECASE,
)
# Nobody says which half of the day it is, but nothing except opening hours is said so.
_NINE_TO_FIVE = re.compile(
    rf"\b(?:open|hours:?|(?:mon|tues|wednes|thurs|fri|satur|sun|week)days?,?|daily,?|"
    rf"(?:mon|tue|wed|thu|fri|sat|sun),?)(?: from)? "
    rf"(?P<hour>1[0-2]|[1-9])(?:[:.](?P<minute>[0-5]\d))?{_DASH}"
    rf"(?P<to>1[0-2]|[1-9])(?:[:.](?P<to_minute>[0-5]\d))?(?![\w:/%]|[.,]\d| [a-z]{{3,}})",
    re.IGNORECASE,
)
_PAST = re.compile(
    r"\b(?P<part>half|quarter) (?P<way>past|to) "
    r"(?P<hour>1[0-2]|[1-9]|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\b"
    rf"(?:{_HALF}| (?:o[’']clock )?(?P<day>in the (?:morning|afternoon|evening)|tonight|"
    r"this (?:morning|afternoon|evening)))?",
    re.IGNORECASE,
)
_SHARP = re.compile(
    r"\b(?P<hour>1[0-2]|[1-9]|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)"
    r" ?o[’']clock\b(?: (?P<day>in the (?:morning|afternoon|evening)|tonight|"
    r"this (?:morning|afternoon|evening)))?",
    re.IGNORECASE,
)
_POLICE = re.compile(
    rf"(?:(?P<said>\b{_BEFORE})|(?<![\w:.,£$€/-]))(?P<hour>[01]\d|2[0-4])(?P<minute>[0-5]\d) ?"
    r"(?P<unit>hrs|hours|h)\b(?! of\b)",
    re.IGNORECASE,
)
_DOTTED = re.compile(
    rf"\b{_POINT}(?P<hour>[01]?\d|2[0-3])\.(?P<minute>[0-5]\d)(?![\w:/%]|[.,]\d| ?{_MEASURED})",
    re.IGNORECASE,
)
_NOON = re.compile(r"\b(?:12(?:[:.]00)? ?)?(noon|midday|midnight)\b", re.IGNORECASE)
_CLOCK = re.compile(
    r"(?<![\d:.])(?P<hour>[01]?\d|2[0-4])"
    r"(?::(?P<minute>[0-5]\d)(?: ?(?:hrs|h)\b)?|"
    r"[.](?P<dotted>[0-5]\d)(?= ?(?:[ap]\.?m|Uhr|y[bph]\b))|"
    r" ?h ?(?P<french>[0-5]\d)|(?P<whole> ?h\b| Uhr\b))?"
    r"(?:[ \u00a0]?(?P<half>[ap])\.?[ \u00a0]?m\b\.?|(?P<welsh>y[bph])\b)?(?![\d:])",
    re.IGNORECASE,
)
_NONE = re.compile(
    rf"\b{_POINT}(?P<said>(?:2[5-9]|[3-9]\d):\d\d|24:(?!00)\d\d|[01]?\d:[6-9]\d|2[0-4]:[6-9]\d)"
    r"(?![\d:]| ?[ap]\.?m\b)|(?<![\d:.])(?P<half>(?:1[3-9]|[2-9]\d)(?:[:.]\d\d)? ?a\.?m\b|"
    r"(?:2[4-9]|[3-9]\d)(?:[:.]\d\d)? ?p\.?m\b|(?:1[0-2]|0?[1-9])[:.][6-9]\d ?[ap]\.?m\b)",
    re.IGNORECASE,
)
_WORDS = (
    "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
    "twelve",
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Clock:
    """A time, and where it stands. `value` is HH:MM, or two of them with `OR` between."""

    start: int
    end: int
    value: str


def clocks(text: str) -> tuple[Clock, ...]:
    """Return every time in the order of the text; each sign of the text is read once."""
    found: list[Clock] = []
    rest = text
    for pattern, read in _READERS:
        more = [one for match in pattern.finditer(rest) for one in read(match)]
        for one in more:
            rest = rest[: one.start] + "\n" * (one.end - one.start) + rest[one.end :]
        found += more
    return tuple(sorted(found, key=lambda one: one.start))


def no_such_times(text: str) -> tuple[str, ...]:
    """Return what is written as a time and is none: 25:00, 14:75, 15am."""
    return tuple(dict.fromkeys(match["said"] or match["half"] for match in _NONE.finditer(text)))


def readings(value: str) -> frozenset[str]:
    """Return what a time may mean: one, or two."""
    return frozenset(value.split(OR))


def _range(match: re.Match[str]) -> list[Clock]:
    late = match["half"]
    early = match["first_half"]
    if early is None:  # 2-4pm is after noon, 11-1pm begins before it
        begin, end = int(match["hour"]) % 12, int(match["to"]) % 12
        early = late if begin <= end else ("a" if late.lower() == "p" else "p")
    return _pair(
        match,
        [_of(match["hour"], match["minute"], early)],
        [_of(match["to"], match["to_minute"], late)],
    )


def _hours(match: re.Match[str]) -> list[Clock]:
    both = [
        [_of(match[hour], match[minute], half) for half in "ap"]
        for hour, minute in (("hour", "minute"), ("to", "to_minute"))
    ]
    return _pair(match, *both)


def _pair(match: re.Match[str], first: list[str], second: list[str]) -> list[Clock]:
    middle = match.start("to")
    ends = match.end("minute") if match["minute"] else match.end("hour")
    if "first_half" in match.re.groupindex and match["first_half"]:
        ends = match.end("first_half") + 1
    return [
        Clock(start=match.start("hour"), end=ends, value=OR.join(first)),
        Clock(start=middle, end=match.end(), value=OR.join(second)),
    ]


def _past(match: re.Match[str]) -> list[Clock]:
    minutes = 15 if match["part"].lower() == "quarter" else 30
    hour = _number(match["hour"]) % 12 * 60
    at = hour + minutes if match["way"].lower() == "past" else hour - minutes
    half = match["half"] or _half(match["day"])
    return [_whole(match, _either(at % 720, half))]


def _sharp(match: re.Match[str]) -> list[Clock]:
    return [_whole(match, _either(_number(match["hour"]) % 12 * 60, _half(match["day"])))]


def _police(match: re.Match[str]) -> list[Clock]:
    """Read 1730hrs; 1200 hours are a time only where one is expected."""
    if match["unit"].lower() == "hours" and not match["said"] and match["hour"][0] != "0":
        return []
    return _plain(match)


def _plain(match: re.Match[str]) -> list[Clock]:
    at = f"{int(match['hour']):02}:{match['minute']}"
    if at > _SHUT:
        return []
    value = _OPEN if at == _SHUT else at
    return [Clock(start=match.start("hour"), end=match.end(), value=value)]


def _noon(match: re.Match[str]) -> list[Clock]:
    return [_whole(match, _NAMED[match.group(1).lower()])]


def _clock(match: re.Match[str]) -> list[Clock]:
    """Read a time of digits; nothing for a number that is none."""
    hour = int(match["hour"])
    minute = match["minute"] or match["dotted"] or match["french"]
    half = (match["half"] or (match["welsh"] or "")[-1:]).lower()
    if not half and minute is None and match["whole"] is None:
        return []
    if hour == 24 and (half or minute != "00"):
        return []
    if half:  # Welsh: bore is the morning, prynhawn and hwyr are not
        hour = hour % 12 + (0 if half in {"a", "b"} else 12)
    return [_whole(match, f"{hour % 24:02}:{minute or '00'}")]


_READERS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], list[Clock]]], ...] = (
    (_RANGE, _range),
    (_NINE_TO_FIVE, _hours),
    (_PAST, _past),
    (_SHARP, _sharp),
    (_POLICE, _police),
    (_NOON, _noon),
    (_CLOCK, _clock),
    (_DOTTED, _plain),
)


def _whole(match: re.Match[str], value: str) -> Clock:
    return Clock(start=match.start(), end=match.end(), value=value)


def _of(hour: str, minute: str | None, half: str) -> str:
    return f"{int(hour) % 12 + (12 if half.lower() == 'p' else 0):02}:{minute or '00'}"


def _number(word: str) -> int:
    return int(word) if word.isdigit() else _WORDS.index(word.lower()) + 1


def _half(day: str | None) -> str:
    if not day:
        return ""
    return "a" if "morning" in day.lower() else "p"


def _either(minutes: int, half: str) -> str:
    """Return a time of the twelve hours' clock as what it may be."""
    before = f"{minutes // 60:02}:{minutes % 60:02}"
    after = f"{minutes // 60 + 12:02}:{minutes % 60:02}"
    if not half:
        return f"{before}{OR}{after}"
    return before if half.lower() == "a" else after
