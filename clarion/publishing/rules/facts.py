"""What a text pins down: times, days, numbers and addresses, in one spelling each."""

import re
from dataclasses import dataclass

_LINK = re.compile(r"https?://[^\s<>\"]+[^\s<>\".,;:!?)]")
_CLOCK = re.compile(
    r"(?<![\d:.])(?P<hour>[01]?\d|2[0-3])(?::(?P<minute>[0-5]\d)|[.](?P<dotted>[0-5]\d)(?=\s?[ap]m))?"
    r"(?:\s?(?P<half>[ap])\.?m\b\.?)?(?![\d:])",
    re.IGNORECASE,
)
_NOON = re.compile(r"\b(noon|midday|midnight)\b", re.IGNORECASE)
_DAY = re.compile(
    r"\b(Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b|"
    r"\b(\d{1,2})(?:st|nd|rd|th)? (January|February|March|April|May|June|July|August|September|"
    r"October|November|December)\b"
)
_NUMBER = re.compile(r"(?<![\w.:/])[£€$]?\d[\d,]*(?:\.\d+)?%?(?![\w:/])")
_FIRST_WORDS = re.compile(r"^(?:(?:The|A|An|In|At|On|From|Near|Our|Your|All|Please|Use|Avoid) )+")
_PLACE = re.compile(r"\b[A-Z][a-z]+(?: [A-Z][a-z]+)+\b")


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """Each as it is compared: times as HH:MM, numbers without commas, days as they are called."""

    times: frozenset[str]
    days: frozenset[str]
    numbers: frozenset[str]
    links: frozenset[str]

    @property
    def all(self) -> frozenset[str]:
        """Every one of them."""
        return self.times | self.days | self.numbers | self.links


def facts_in(text: str) -> Facts:
    """Return what the text pins down."""
    links = frozenset(_LINK.findall(text))
    rest = _LINK.sub(" ", text)
    days = frozenset(match.group(0) for match in _DAY.finditer(rest))
    rest = _DAY.sub(" ", rest)
    times = {clock for match in _CLOCK.finditer(rest) if (clock := _time(match))}
    times |= {_NAMED[match.group(1).lower()] for match in _NOON.finditer(rest)}
    rest = _CLOCK.sub(lambda match: " " if _time(match) else match.group(0), rest)
    numbers = frozenset(match.group(0).replace(",", "") for match in _NUMBER.finditer(rest))
    return Facts(times=frozenset(times), days=days, numbers=numbers, links=links)


def places_in(text: str) -> frozenset[str]:
    """Return names of two words and more, which in what an office says are mostly places."""
    found = {_FIRST_WORDS.sub("", name) for name in _PLACE.findall(text)}
    return frozenset(name for name in found if " " in name)


def times_after(text: str, word: str) -> frozenset[str]:
    """Return the times that stand right after a word, e.g. `until`."""
    found: set[str] = set()
    for start in re.finditer(rf"\b{re.escape(word)}\s+", text, re.IGNORECASE):
        match = _CLOCK.match(text, start.end())
        if match and (clock := _time(match)):
            found.add(clock)
    return frozenset(found)


_NAMED = {"noon": "12:00", "midday": "12:00", "midnight": "00:00"}


def _time(match: re.Match[str]) -> str:
    """Return a time as HH:MM; nothing for a number that is none."""
    hour, minute = int(match["hour"]), match["minute"] or match["dotted"] or "00"
    half = (match["half"] or "").lower()
    if not half and match["minute"] is None:
        return ""
    if half:
        hour = hour % 12 + (12 if half == "p" else 0)
    return f"{hour:02}:{minute}"
