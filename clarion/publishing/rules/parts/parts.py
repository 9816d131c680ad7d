"""One message in its parts, before any channel: who, what, where, when, what to do."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from clarion.publishing.rules.checksum import instruction, people, place
from clarion.publishing.rules.facts import Fact, typed
from clarion.publishing.rules.saying.tongues import Tongue, say

# Where a country keeps several clocks, a time without its zone can be mistaken.
_SEVERAL_CLOCKS = ("America/", "US/", "Canada/", "Brazil/", "Mexico/", "Australia/")
_PLACES = re.compile(r"\s*[;\n]\s*")
# A full stop after one of these ends no sentence.
_SHORTENED = re.compile(r"\b(?:St|Rd|Ave|Dr|Mr|Mrs|Ms|No|Nos|Tel|approx|e\.g|i\.e|[A-Z])\.$")
_SENTENCES = re.compile(r"(?<=[.!?])\s+")


class Part(StrEnum):
    """The parts, the most important first: what is too long loses them from the end."""

    WHAT = "what"
    WHERE = "where"
    WHO = "who"
    DO = "do"
    UNTIL = "until"
    SOURCE = "source"
    WHEN = "when"
    LINK = "link"
    MORE = "more"


USUALLY_NEEDED = frozenset({Part.WHAT, Part.WHERE, Part.WHO, Part.DO, Part.UNTIL})
# Those with words to translate.
SPOKEN = (Part.WHAT, Part.WHERE, Part.WHO, Part.DO, Part.SOURCE, Part.MORE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """An instant, and the zone in which the people live who are told of it."""

    at: datetime
    zone: str

    def words(self, tongue: Tongue | None, *, short: bool = False) -> str:
        """Return day and time as the language says them, with the zone where it matters."""
        there = self.at.astimezone(ZoneInfo(self.zone))
        said = say(there, tongue, short=short)
        return f"{said} {self._zone_name(there)}" if self._can_be_mistaken(there) else said

    def _can_be_mistaken(self, there: datetime) -> bool:
        day = timedelta(days=1)
        zone = there.tzinfo
        around = {(self.at + step).astimezone(zone).utcoffset() for step in (-day, day)}
        return len(around) > 1 or self.zone.startswith(_SEVERAL_CLOCKS)

    @staticmethod
    def _zone_name(there: datetime) -> str:
        name = there.tzname() or ""
        return name if name.isalpha() else f"UTC{there:%z}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Spoken:
    """The words of a message in one language. `where` names places apart with a semicolon.

    `who` is whom it concerns: the audience of CAP 1.2 (section 3.2.1). `source` is who says it.
    """

    what: str = ""
    where: str = ""
    who: str = ""
    do: str = ""
    source: str = ""
    source_short: str = ""
    more: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Parts:
    """A message in its parts. `needed` are those without which it must not be said at all.

    `translations` are written by people, language by language; nothing here translates.
    """

    spoken: Spoken
    when: Moment | None = None
    until: Moment | None = None
    link: str = ""
    needed: frozenset[Part] = USUALLY_NEEDED
    translations: Mapping[str, Spoken] = field(default_factory=dict)

    @property
    def there(self) -> frozenset[Part]:
        """The parts that are not empty."""
        words = {part for part in SPOKEN if getattr(self.spoken, part.value)}
        rest = {Part.WHEN: self.when, Part.UNTIL: self.until, Part.LINK: self.link}
        return frozenset(words | {part for part, value in rest.items() if value})

    @property
    def must(self) -> frozenset[Part]:
        """The parts that no rendition may lose: what happened is always one of them."""
        return (self.needed | {Part.WHAT}) & self.there

    def translated(self, language: str) -> "Parts":
        """Return it in another language: what nobody has translated is a blank in brackets."""
        theirs = self.translations.get(language, Spoken())
        words = {
            name: getattr(theirs, name) or _blank(getattr(self.spoken, name))
            for name in ("what", "where", "who", "do", "source", "more")
        }
        short = theirs.source_short or theirs.source or self.spoken.source_short
        return replace(self, spoken=Spoken(**words, source_short=short))

    def named(self) -> tuple[Fact, ...]:
        """Return the places, people and instructions that it names."""
        return (*self._places(), *self._people(), *self._instructions())

    def needed_facts(self, tongue: Tongue | None, language: str) -> frozenset[Fact]:
        """Return every fact in the parts that must not be lost, as this language writes them."""
        words = [
            getattr(self.spoken, part.value)
            for part in self.must & set(SPOKEN)
            if part is not Part.SOURCE
        ]
        moments = {Part.WHEN: self.when, Part.UNTIL: self.until}
        words += [
            moment.words(tongue)
            for part, moment in moments.items()
            if moment is not None and part in self.must
        ]
        words += [self.link] if Part.LINK in self.must else []
        facts = {fact for text in words for fact in typed(text, language)}
        facts.update(self._places() if Part.WHERE in self.must else ())
        facts.update(self._people() if Part.WHO in self.must else ())
        facts.update(self._instructions() if Part.DO in self.must else ())
        return frozenset(facts)

    def _places(self) -> tuple[Fact, ...]:
        return tuple(place(one) for one in places_of(self.spoken.where))

    def _people(self) -> tuple[Fact, ...]:
        return (people(self.spoken.who.strip()),) if self.spoken.who.strip() else ()

    def _instructions(self) -> tuple[Fact, ...]:
        return tuple(instruction(one) for one in sentences(self.spoken.do))


def places_of(where: str) -> tuple[str, ...]:
    """Return the places that a writer named, apart."""
    return tuple(one.strip() for one in _PLACES.split(where) if one.strip())


def sentences(text: str) -> tuple[str, ...]:
    """Return the sentences of a text; `St. Mary's Road` and `J. Hill` end none."""
    found: list[str] = []
    for one in _SENTENCES.split(text):
        if found and _SHORTENED.search(found[-1]):
            found[-1] = f"{found[-1]} {one}"
        else:
            found.append(one)
    return tuple(one.strip() for one in found if one.strip(" .!?"))


def _blank(words: str) -> str:
    return f"[{' '.join(words.replace('[', '(').replace(']', ')').split())[:78]}]" if words else ""
