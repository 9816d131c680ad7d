"""Which watches a text belongs to, and what is kept of it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from clarion.listening.rules.assembly import tells_of_assembly
from clarion.reading import UNKNOWN_LANGUAGE
from clarion.reading.folding import split_words
from clarion.reading.watching import WatchBook, Watched

# Compiling takes some milliseconds for each watch; so many sources are listened to at once.
_NETS_MAX = 64


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """A watch in force, as a text meets it. `accounts`: what the register's accounts are called."""

    watch_id: int
    terms: tuple[str, ...]
    accounts: frozenset[str]
    languages: frozenset[str]
    assembly: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """A text, the author's names on its network in small letters, and whether they are official."""

    text: str
    author: frozenset[str]
    is_private: bool


Words = Mapping[int, tuple[str, ...]]
"""By which words of a text each watch found it."""


class Net:
    """The watches in force, compiled once: most of what is said falls through unread."""

    def __init__(self, watches: Sequence[Standing]) -> None:
        self._watches = {one.watch_id: one for one in watches}
        self._accounts: dict[str, list[int]] = {}
        for one in watches:
            for account in sorted(one.accounts):
                self._accounts.setdefault(account, []).append(one.watch_id)
        self._book = WatchBook.compile(
            Watched(key=one.watch_id, terms=tuple(filter(_has_words, one.terms))) for one in watches
        )

    def catch(self, said: Said) -> Words:
        """Return the watches whose words or accounts are there; nothing for nearly every text."""
        found: dict[int, list[str]] = {}
        for hit in self._book.find(said.text):
            found.setdefault(hit.watch, []).append(hit.quote.words[:200])
        for name in sorted(said.author & self._accounts.keys()):
            for watch_id in self._accounts[name]:
                found.setdefault(watch_id, []).append(name)
        return {watch_id: tuple(dict.fromkeys(words)) for watch_id, words in found.items()}

    def wanted(self, said: Said, caught: Words, *, language: str, at_risk: bool) -> Words:
        """Return of the watches that caught a text those that may keep it.

        What private people say of a gathering is kept only for a watch that two people agreed to,
        and where a life may be at risk.
        """
        gathering = said.is_private and not at_risk and tells_of_assembly(said.text)
        return {
            watch_id: words
            for watch_id, words in caught.items()
            if _takes(self._watches[watch_id], language, gathering=gathering)
        }


@lru_cache(maxsize=_NETS_MAX)
def net(watches: tuple[Standing, ...]) -> Net:
    """Return the net of these watches, kept until others are in force."""
    return Net(watches)


def _takes(watch: Standing, language: str, *, gathering: bool) -> bool:
    if gathering and not watch.assembly:
        return False
    return not watch.languages or language in {*watch.languages, UNKNOWN_LANGUAGE}


def _has_words(term: str) -> bool:
    return bool(split_words(term).folded)
