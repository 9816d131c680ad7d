"""What each sentence of a statement is about: what people are told, where, and until when."""

import re
from dataclasses import dataclass
from datetime import date, datetime

from clarion.publishing.rules.facts import places_in
from clarion.publishing.rules.instructions import Told, instructions_in, sentences
from clarion.publishing.rules.streets import streets_in
from clarion.publishing.rules.times.days import MONTHS, WEEKDAYS
from clarion.publishing.rules.times.ends import End, ends

WAS = re.compile(r"\b(?:was|were|had been|yesterday)\b", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]{4,}")
# Two sentences with these are about nothing in common.
_EVERYWHERE = frozenset(
    (
        *(one.casefold() for one in (*WEEKDAYS, *MONTHS)),
        *("until", "till", "from", "with", "will", "have", "been", "this", "that", "there"),
        *("their", "your", "again", "before", "after", "about", "stay", "stays", "still", "what"),
        *("today", "tomorrow", "tonight", "noon", "midnight", "midday", "when", "than", "more"),
    )
)
# Of one meaning for whoever wants to go there.
_SHUT = frozenset({"closed", "shut", "closure", "blocked"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Matter:
    """One sentence. `places` are its own, else those of the whole text."""

    told: tuple[Told, ...]
    places: frozenset[str]
    words: frozenset[str]
    ends: tuple[End, ...]

    def is_over(self, at: datetime) -> bool:
        """Whether all that it says has ended."""
        return bool(self.ends) and all(one.is_over(at) for one in self.ends)

    def may_share_places(self, other: "Matter") -> bool:
        """Whether nothing says that they are about different places."""
        return not self.places or not other.places or bool(self.places & other.places)

    def may_end_with(self, other: "Matter") -> bool:
        """Whether one end of each is the same."""
        return any(not one.differs(another) for one in self.ends for another in other.ends)


def same_matter(one: Matter, other: Matter) -> bool:
    """Say whether both tell the same instruction, or speak of the same thing in the same place."""
    if any(told.says_again(again) for told in one.told for again in other.told):
        return one.may_share_places(other)
    return bool(one.places & other.places and one.words & other.words)


def matters(text: str, language: str, said_on: date | None) -> list[Matter]:
    """Return what a text is about, but for what it says of the past.

    Where an instruction has no end, and the text has one only, it is meant by it.
    """
    said = [one for one in sentences(text) if not WAS.search(one)]
    every = tuple(dict.fromkeys(end for one in said for end in ends(one, said_on)))
    only = every if len({(one.on, one.value) for one in every}) == 1 else ()
    everywhere = frozenset(place for one in said for place in _places(one))
    found = []
    for one in said:
        told = instructions_in(one, language)
        places = _places(one)
        found.append(
            Matter(
                told=told,
                places=places or everywhere,
                words=_words(one, places),
                ends=ends(one, said_on) or (only[:1] if told else ()),
            )
        )
    return found


def _places(sentence: str) -> frozenset[str]:
    return frozenset(one.casefold() for one in (*streets_in(sentence), *places_in(sentence)))


def _words(sentence: str, places: frozenset[str]) -> frozenset[str]:
    names = {word for place in places for word in place.split()}
    words = {one.casefold() for one in _WORD.findall(sentence)} - names - _EVERYWHERE
    return frozenset("closed" if one in _SHUT else one for one in words)
