"""What a text pins down: times, days, numbers, telephone numbers, addresses and links."""

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cache, partial

from clarion.publishing.rules.saying.tongues import ENGLISH, Tongue, tongue_of
from clarion.publishing.rules.times.clocks import clocks
from clarion.publishing.rules.times.days import figures
from clarion.reading.telephones import canonical, telephones

LINK = re.compile(
    r"(?:https?://[^\s<>\"]+|(?<![\w@.])(?:[\w-]+\.)+[a-z]{2,}/[^\s<>\"]*)(?<![.,;:!?)])"
)
_ISO_DAY = re.compile(r"(?<![\w-])\d{4}-(?P<month>0[1-9]|1[0-2])-(?P<day>[0-2]\d|3[01])(?![\w-])")
_FIGURES_DAY = re.compile(
    r"(?<![\w./:-])(?P<day>\d{1,2})(?P<sign>[/.-])(?P<month>\d{1,2})(?P=sign)(?P<year>20\d\d)"
    r"(?![\w/-]|[.,]\d)"
)
_STREETS = {
    "St": "Street", "Rd": "Road", "Ln": "Lane", "Ave": "Avenue", "Dr": "Drive", "Ct": "Court",
    "Sq": "Square", "Blvd": "Boulevard",
}  # fmt: skip
_STREET = "|".join(
    (
        *_STREETS,
        *_STREETS.values(),
        *[
            "Close",
            "Way",
            "Place",
            "Terrace",
            "Crescent",
            "Gardens",
            "Row",
            "Hill",
            "Quay",
            "Parade",
            "Grove",
            "Walk",
            "Mews",
        ],
    )
)
_ADDRESS = re.compile(
    rf"(?<![\w.:/])\d{{1,5}}[a-zA-Z]? (?:[A-Z][\w'’]+ ){{1,3}}(?:{_STREET})\b|"
    r"(?<![\w.:/])\d{1,5}[a-z]? (?:Heol|Stryd|Ffordd|Lôn|rue|avenue|calle|ulica) "
    r"(?:[a-z']{1,4} ?){0,2}[A-Z][\w'’]+|"
    r"\b[A-ZÄÖÜ]\w+(?:straße|gasse|weg|platz) \d{1,4}[a-z]?\b"
)
_UNITS = {
    "km/h": "km/h kmh kph", "km": "km kms kilometre kilometres kilometer kilometers",
    "cm": "cm", "mm": "mm", "mph": "mph", "°C": "°C", "°F": "°F", "kg": "kg",
    "m": "m metre metres meter meters", "miles": "mile miles mi",
    "tonnes": "tonne tonnes", "litres": "l litre litres liter liters",
    "minutes": "min mins minute minutes", "hours": "hr hrs hour hours",
    "days": "day days", "weeks": "week weeks",
}  # fmt: skip
_UNIT_OF = {spelling: unit for unit, written in _UNITS.items() for spelling in written.split()}
_UNIT = "|".join(re.escape(one) for one in sorted(_UNIT_OF, key=len, reverse=True))
_NOUN = re.compile(r" [^\W\d_]+")
_FIRST_WORDS = re.compile(r"^(?:(?:The|A|An|In|At|On|From|Near|Our|Your|All|Please|Use|Avoid) )+")
_PLACE = re.compile(r"\b[A-Z][a-z]+(?: [A-Z][a-z]+)+\b")
_SIGNS = {"٪": "%", "٫": ".", "٬": ","}  # Arabic and Persian write numbers with signs of their own
_ROUND = {"million": "m", "billion": "bn"}
_TAKEN = "\n"  # stands where a fact was found, so that nothing is read across it


class Kind(StrEnum):
    """What sort of fact it is. Places, people and instructions are named by whoever writes."""

    TIME = "time"
    DAY = "day"
    NUMBER = "number"
    TELEPHONE = "telephone"
    ADDRESS = "address"
    LINK = "link"
    PLACE = "place"
    PEOPLE = "people"
    INSTRUCTION = "instruction"


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """One fact: as it is compared, and as it is written."""

    kind: Kind
    value: str
    shown: str = field(compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """Each as it is compared: times as HH:MM, numbers without commas, days in English."""

    times: frozenset[str]
    days: frozenset[str]
    numbers: frozenset[str]
    links: frozenset[str]
    telephones: frozenset[str]
    addresses: frozenset[str]

    @property
    def all(self) -> frozenset[str]:
        """Every one of them."""
        named = self.telephones | self.addresses
        return self.times | self.days | self.numbers | self.links | named


def facts_in(text: str, language: str = "en") -> Facts:
    """Return what the text pins down."""
    of: dict[Kind, set[str]] = {kind: set() for kind in Kind}
    for fact in typed(text, language):
        of[fact.kind].add(fact.value)
    return Facts(
        times=frozenset(of[Kind.TIME]),
        days=frozenset(of[Kind.DAY]),
        numbers=frozenset(of[Kind.NUMBER]),
        links=frozenset(of[Kind.LINK]),
        telephones=frozenset(of[Kind.TELEPHONE]),
        addresses=frozenset(of[Kind.ADDRESS]),
    )


def typed(text: str, language: str = "en") -> tuple[Fact, ...]:
    """Return each fact once, in the order of the text; what is read first is not read again."""
    return _read(text, language).facts()


def placed(text: str, language: str = "en") -> tuple[tuple[int, Fact], ...]:
    """Return every fact with the place at which it begins."""
    return _read(text, language).placed()


def _read(text: str, language: str) -> "_Reader":
    reader = _Reader(text)
    reader.take(Kind.LINK, LINK, lambda match: plain_link(match.group(0)))
    for start, end in list(telephones(reader.rest)):
        reader.keep(Kind.TELEPHONE, start, end, canonical(reader.rest[start:end]))
    reader.take(Kind.ADDRESS, _ADDRESS, lambda match: _address(match.group(0)))
    spoken = tongue_of(language)
    reader.take(Kind.DAY, _ISO_DAY, lambda match: _date(match["day"], int(match["month"])))
    month_first = spoken is not None and spoken.month_first
    reader.take(Kind.DAY, _FIGURES_DAY, partial(_figures, month_first=month_first))
    for tongue in dict.fromkeys([spoken or ENGLISH, ENGLISH]):
        reader.take(Kind.DAY, _dates(tongue), partial(_named, tongue))
        reader.take(Kind.DAY, _weekdays(tongue), partial(_day, tongue))
    for clock in clocks(_in_our_figures(text)):
        reader.keep(Kind.TIME, clock.start, clock.end, clock.value)
    comma = spoken is not None and spoken.decimal_comma
    reader.take(Kind.NUMBER, _numbers(comma=comma), lambda match: _number(match, comma=comma))
    return reader


class _Reader:
    """Reads a text kind by kind, and puts a mark where something was found."""

    def __init__(self, text: str) -> None:
        self.text, self.rest = text, _in_our_figures(text)
        self._found: dict[int, Fact] = {}

    def take(
        self, kind: Kind, pattern: re.Pattern[str], value: Callable[[re.Match[str]], str]
    ) -> None:
        """Take every match that has a value."""
        for match in list(pattern.finditer(self.rest)):
            if said := value(match):
                self.keep(kind, match.start(), match.end(), said)

    def keep(self, kind: Kind, start: int, end: int, value: str) -> None:
        """Take what stands there, unless something that was found before reaches into it."""
        if _TAKEN in self.rest[start:end]:
            return
        shown = self.text[start:end].strip()
        noun = _NOUN.match(self.text, end)
        if kind is Kind.NUMBER and noun and value.isdecimal():
            shown += noun.group(0)
        self._found[start] = Fact(kind=kind, value=value, shown=shown)
        self.rest = self.rest[:start] + _TAKEN * (end - start) + self.rest[end:]

    def facts(self) -> tuple[Fact, ...]:
        """Return what was found, each once."""
        once: dict[tuple[Kind, str], Fact] = {}
        for _start, fact in self.placed():
            once.setdefault((fact.kind, fact.value), fact)
        return tuple(once.values())

    def placed(self) -> tuple[tuple[int, Fact], ...]:
        """Return what was found, where it begins."""
        return tuple(sorted(self._found.items(), key=lambda one: one[0]))


def _in_our_figures(text: str) -> str:
    """Write ٢٠:٠٠ as 20:00, sign for sign."""
    if text.isascii():
        return text
    return "".join(
        str(unicodedata.decimal(sign)) if sign.isdecimal() else _SIGNS.get(sign, sign)
        for sign in text
    )


def places_in(text: str) -> frozenset[str]:
    """Return names of two words and more, which in what an office says are mostly places."""
    found = {_FIRST_WORDS.sub("", name) for name in _PLACE.findall(text)}
    return frozenset(name for name in found if " " in name)


def times_after(text: str, word: str) -> frozenset[str]:
    """Return the times that stand right after a word, e.g. `until`."""
    before = re.compile(rf"\b{re.escape(word)}:?\s+\Z", re.IGNORECASE)
    return frozenset(one.value for one in clocks(text) if before.search(text, 0, one.start))


def plain_link(link: str) -> str:
    """Return a link as it is compared: without its scheme, `www.` and the last stroke."""
    return re.sub(r"^https?://(?:www\.)?", "", link, flags=re.IGNORECASE).rstrip("/")


def _address(written: str) -> str:
    first, _space, last = written.rpartition(" ")
    return f"{first} {_STREETS.get(last, last)}"


@cache
def _dates(tongue: Tongue) -> re.Pattern[str]:
    names = {*tongue.months, *tongue.months_short}
    if tongue.months == ENGLISH.months:
        names.add("Sept")
    month = "|".join(sorted(map(re.escape, names), key=len, reverse=True))
    gap = r"[ \u00a0]"
    day_first = (
        rf"(?<![\w.:/])(?P<day>\d{{1,2}})(?:st|nd|rd|th|er|\.)?{gap}(?:de |of )?"
        rf"(?P<month>{month})(?!\w)"
    )
    # Elsewhere a month may be called like a weekday: Mawrth 2 is Tuesday the second.
    first = month if tongue.months == ENGLISH.months else "(?!)"
    return re.compile(
        rf"{day_first}|\b(?P<first>{first})\.?{gap}(?P<then>\d{{1,2}})(?:st|nd|rd|th)?"
        r"(?![\w:/]|[.,]\d)"
    )


def _named(tongue: Tongue, match: re.Match[str]) -> str:
    name = match["month"] or match["first"]
    name = "Sep" if name == "Sept" and name not in tongue.months_short else name
    months = tongue.months if name in tongue.months else tongue.months_short
    return _date(match["day"] or match["then"], months.index(name) + 1)


def _figures(match: re.Match[str], *, month_first: bool) -> str:
    on = figures(match["day"], match["month"], int(match["year"]), month_first=month_first)
    return _date(str(on.day), on.month) if on else ""


def _date(day: str, month: int) -> str:
    return f"{int(day)} {ENGLISH.months[month - 1]}"


@cache
def _weekdays(tongue: Tongue) -> re.Pattern[str]:
    whole = "|".join(map(re.escape, tongue.weekdays))
    short = "|".join(map(re.escape, tongue.weekdays_short))
    # A short one may be a word of its own, unless a date or a time stands beside it.
    return re.compile(
        rf"\b(?P<whole>{whole})(?!\w)|\b(?P<before>{short})(?=\.? [\d\n])|"
        rf"(?<=[\d\n] )(?P<after>{short})(?!\w)"
    )


def _day(tongue: Tongue, match: re.Match[str]) -> str:
    if match["whole"]:
        return ENGLISH.weekdays[tongue.weekdays.index(match["whole"])]
    return ENGLISH.weekdays[tongue.weekdays_short.index(match["before"] or match["after"])]


@cache
def _numbers(*, comma: bool) -> re.Pattern[str]:
    # Where three and a half is 3,5, a thousand may be written 1 000.
    apart = r"\d{1,3}(?: \d{3})+(?!\d)(?:,\d+)?|" if comma else ""
    return re.compile(
        r"(?:(?:\A|(?<=[ \u00a0]))(?P<minus>[-−])(?=\d)|(?<![\w.:/]))"
        rf"(?P<sign>[£€$])?(?P<figures>{apart}\d(?:[\d,.\u00a0\u202f]*\d)?)"
        rf"(?:(?P<percent> ?%| per ?cent\b)|(?P<money>(?:bn|[mk])\b)|"
        rf"(?<=\d) (?P<round>million|billion)\b|[ \u00a0]?(?P<after>[£€$])|"
        rf"[ \u00a0]?(?P<unit>{_UNIT})(?!\w))?(?!\w|[:/]\d)"
    )


def _number(match: re.Match[str], *, comma: bool) -> str:
    figures = re.sub("[ \u00a0\u202f]", "", match["figures"])
    figures = figures.replace(".", "").replace(",", ".") if comma else figures.replace(",", "")
    sign = match["sign"] or match["after"] or ""
    rest = "%" if match["percent"] else match["money"] or _ROUND.get(match["round"], "")
    unit = f" {_UNIT_OF[match['unit']]}" if match["unit"] else ""
    minus = "-" if match["minus"] else ""
    return f"{minus}{sign}{figures}{rest}{unit}"
