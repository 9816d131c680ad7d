"""How a language says until when, and whether something is open: its words, read as English ones.

What reads times and days reads English; here the few words around them are put into English, so
that a bound means the same in whichever language somebody has written it.
"""

import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib import resources

from clarion.publishing.rules.facts import places_in
from clarion.publishing.rules.times.days import MONTHS, WEEKDAYS

ROLES = ("until", "by", "from", "at")
_RELATIVE = ("today", "tomorrow", "yesterday")
# What stands right behind a figure or an hour is the end of a span: de 9h à 18h.
_NO_SPAN = r"(?<![\dh] )"
_NEVER = re.compile(r"(?!)")
_SENTENCES = re.compile(r"[.!?\n]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """A sentence, what it bounds, and whether what it speaks of is open, shut or neither."""

    text: str
    bounds: tuple[str, ...]
    state: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Spoken:
    """The words of one language. `plain` are those that two sentences have in common by chance.

    `uncounted` are those behind a number that are not what it counts.
    """

    days: tuple[tuple[re.Pattern[str], str], ...]
    dates: re.Pattern[str]
    months: tuple[re.Pattern[str], ...]
    roles: tuple[tuple[re.Pattern[str], str], ...]
    open: re.Pattern[str]
    shut: re.Pattern[str]
    negates: re.Pattern[str]
    was: re.Pattern[str]
    shut_words: frozenset[str]
    plain: frozenset[str]
    uncounted: frozenset[str]
    figures: tuple[tuple[re.Pattern[str], str], ...]
    about: re.Pattern[str]
    capitals: bool
    first: re.Pattern[str]
    named: re.Pattern[str]
    examples: tuple[Example, ...]

    def dated(self, text: str) -> str:
        """Return a text with its days in English."""
        text = self.dates.sub(self._date, text)
        for pattern, english in self.days:
            text = pattern.sub(english, text)
        return text

    def timed(self, text: str) -> str:
        """Return a text with the words that bound a time in English."""
        for pattern, english in self.roles:
            text = pattern.sub(english, text)
        return text

    def counted(self, text: str) -> str:
        """Return a text with two, three and so on as figures."""
        for pattern, figure in self.figures:
            text = pattern.sub(figure, text)
        return text

    def places(self, text: str) -> frozenset[str]:
        """Return the names of places in a text, as they are written."""
        named = frozenset(" ".join(one.split()) for one in self.named.findall(text))
        if not self.capitals:
            return named
        found = (self.first.sub("", one) for one in places_in(text))
        return named | {one for one in found if " " in one}

    def state(self, text: str, place: str) -> int:
        """Return 1 where sentences about a place say that it is open, -1 shut, 0 neither or both.

        What is not open is shut.
        """
        said = set()
        for sentence in _SENTENCES.split(text):
            if place in sentence and not self.was.search(sentence):
                said |= {self._sign(match, 1) for match in self.open.finditer(sentence)}
                said |= {self._sign(match, -1) for match in self.shut.finditer(sentence)}
        return sum(said)

    def _sign(self, match: re.Match[str], sign: int) -> int:
        return -sign if self.negates.search(match.string, 0, match.start()) else sign

    def _date(self, match: re.Match[str]) -> str:
        for month, pattern in enumerate(self.months):
            if pattern.fullmatch(match["month"]):
                return f"{match['day']} {MONTHS[month]}"
        return match[0]


def spoken(language: str) -> Spoken:
    """Return the words of a language; where nobody knows them, the English ones."""
    known = languages()
    return known.get(language.lower().replace("_", "-").partition("-")[0], known["en"])


@cache
def languages() -> dict[str, Spoken]:
    """Return the words of every language that ships with Clarion, read once."""
    folder = resources.files("clarion.publishing") / "spoken"
    return {
        file.name.removesuffix(".toml"): _spoken(tomllib.loads(file.read_text(encoding="utf-8")))
        for file in folder.iterdir()
        if file.name.endswith(".toml")
    }


def _spoken(kept: dict[str, object]) -> Spoken:
    weekdays, months = _list(kept, "weekdays"), _list(kept, "months")
    relative = ((_whole(_list(kept, one)), one) for one in _RELATIVE)
    places = _list(kept, "places")
    examples, reach = kept["examples"], kept.get("not_reach", 1)
    assert isinstance(examples, list)
    return Spoken(
        days=(
            *((_whole([one]), day) for one, day in zip(weekdays, WEEKDAYS, strict=bool(weekdays))),
            *relative,
        ),
        dates=_dates(months),
        months=tuple(re.compile(one, re.IGNORECASE) for one in months),
        roles=tuple((_whole(_list(kept, one), _NO_SPAN), one) for one in ROLES),
        open=_whole(_list(kept, "open")),
        shut=_whole(_list(kept, "shut")),
        negates=re.compile(
            rf"(?<!\w){_any(_list(kept, 'not'))}\s+(?:[\w'’-]+\s+){{0,{reach}}}\Z", re.IGNORECASE
        ),
        was=_whole(_list(kept, "was")),
        shut_words=frozenset(
            word
            for one in (*_list(kept, "shut"), *_list(kept, "closure"))
            for word in one.split("|")
            if " " not in word
        ),
        plain=frozenset((*_list(kept, "plain"), *_list(kept, "people"))),
        uncounted=frozenset(_list(kept, "plain")),
        figures=tuple(
            (re.compile(rf"(?<![\w-]){_any([one])}(?= [^\W\d_])", re.IGNORECASE), str(number))
            for number, one in enumerate(_list(kept, "figures"), 2)
        ),
        about=re.compile(rf"(?<!\w){_any(_list(kept, 'about'))}\s+\Z", re.IGNORECASE),
        first=re.compile(rf"\A(?:{_any(_list(kept, 'first'))} )+"),
        capitals=bool(kept.get("capitals", True)),
        named=re.compile("|".join(places)) if places else _NEVER,
        examples=tuple(
            Example(text=one["text"], bounds=tuple(one["bounds"]), state=one["state"])
            for one in examples
        ),
    )


def _dates(months: list[str]) -> re.Pattern[str]:
    if not months:
        return _NEVER
    day = r"(?<![\w.:/])(?P<day>\d{1,2})(?:\.|er|º|°)? (?:de )?"
    return re.compile(rf"{day}(?P<month>{'|'.join(months)})(?!\w)", re.IGNORECASE)


def _whole(words: list[str], before: str = "") -> re.Pattern[str]:
    """Return what finds any of some words as whole ones, with either apostrophe."""
    if not words:
        return _NEVER
    return re.compile(rf"(?<!\w){before}{_any(words)}(?!\w)", re.IGNORECASE)


def _any(words: Iterable[str]) -> str:
    if not words:
        return "(?!)"
    forms = (re.escape(one) for word in words for one in word.split("|"))
    return f"(?:{'|'.join(sorted(forms, key=len, reverse=True))})".replace("'", "['’]")


def _list(kept: dict[str, object], name: str) -> list[str]:
    value = kept.get(name, [])
    assert isinstance(value, list)
    return value
