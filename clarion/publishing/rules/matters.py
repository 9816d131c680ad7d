"""What each sentence of a statement is about: what people are told, where, and until when."""

import re
from dataclasses import dataclass
from datetime import date, datetime

from clarion.publishing.rules.instructions import Told, instructions_in, sentences
from clarion.publishing.rules.streets import streets_in
from clarion.publishing.rules.times.ends import End, ends
from clarion.publishing.rules.times.spoken import spoken

_WORD = re.compile(r"[^\W\d_]{4,}")


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
    words = spoken(language)
    said = [one for one in sentences(words.dated(text)) if not words.was.search(one)]
    ends_of = {one: ends(words.timed(one), said_on) for one in said}
    every = tuple(dict.fromkeys(end for one in said for end in ends_of[one]))
    only = every if len({(one.on, one.value) for one in every}) == 1 else ()
    everywhere = frozenset(place for one in said for place in places_of(one, language))
    found = []
    for one in said:
        told = instructions_in(one, language)
        places = places_of(one, language)
        found.append(
            Matter(
                told=told,
                places=places or everywhere,
                words=words_of(one, places, language),
                ends=ends_of[one] or (only[:1] if told else ()),
            )
        )
    return found


def places_of(sentence: str, language: str) -> frozenset[str]:
    """Return the streets, buildings and other places that a sentence names."""
    named = (*streets_in(sentence), *spoken(language).places(sentence))
    return frozenset(one.casefold() for one in named)


def words_of(sentence: str, places: frozenset[str], language: str) -> frozenset[str]:
    """Return what it says, but for names of places and for what every sentence says."""
    known = spoken(language)
    names = {word for place in places for word in place.split()}
    words = {one.casefold() for one in _WORD.findall(sentence)} - names - known.plain
    return frozenset("closed" if one in known.shut_words else one for one in words)
