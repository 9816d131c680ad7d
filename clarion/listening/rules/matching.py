"""Which watches a text belongs to, and what is kept of it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from clarion.listening.rules.assembly import tells_of_assembly
from clarion.reading import KeywordList, Reading


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """A watch in force, as a text meets it. `accounts`: what the register's accounts are called."""

    watch_id: int
    terms: tuple[str, ...]
    accounts: frozenset[str]
    languages: frozenset[str]
    assembly: bool

    def keywords(self) -> KeywordList:
        """Return what the reader looks for."""
        return KeywordList(name=str(self.watch_id), terms=self.terms)


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """A text, the author's names on its network in small letters, and whether they are official."""

    text: str
    author: frozenset[str]
    is_private: bool


def matches(
    said: Said, reading: Reading, watches: Iterable[Standing]
) -> Mapping[int, tuple[str, ...]]:
    """Return for each watch that wants it the words that it found there.

    What private people say of a gathering is kept only for a watch that two people agreed to, and
    where a life may be at risk.
    """
    gathering = said.is_private and tells_of_assembly(said.text) and not reading.risks
    words: dict[int, list[str]] = {}
    for hit in reading.keywords:
        words.setdefault(int(hit.list_name), []).append(hit.quote.words[:200])
    found = {}
    for watch in watches:
        if gathering and not watch.assembly:
            continue
        if watch.languages and reading.language.code not in {*watch.languages, "und"}:
            continue
        there = [*words.get(watch.watch_id, ()), *sorted(watch.accounts & said.author)]
        if there:
            found[watch.watch_id] = tuple(dict.fromkeys(there))
    return found
