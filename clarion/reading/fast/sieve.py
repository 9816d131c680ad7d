"""Tells at a glance which texts cannot hold a phrase of the lexicons, so that few are searched."""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Final

from clarion.reading.folding import split_words
from clarion.reading.lexicon import Entry
from clarion.reading.phrases import PhraseBook, Slot
from clarion.reading.reading import NeedKind

# The words of a stream repeat: what each one may be part of is remembered, up to this many.
REMEMBERED_TOKENS_MAX: Final = 100_000

# Letters that stand for others, single letters in a row, unseen marks: how a word is hidden, or
# spelled out, over several tokens. A text with one of these is searched in full.
_HIDDEN: Final = re.compile(
    r"\w[@$*!|]\w|(?:(?<!\w)[^\W\d_]\W{1,2}){2}[^\W\d_](?!\w)|[\u0300-\u036f\u200b-\u200f\u202a-\u202e\u2060-\u206f"
    r"\x00-\x08\x0e-\x1f\x7f\xad\u034f\u061c\u180e\ufe00-\ufe0f\ufeff´ʹʻʼʽˈ‛′＇`\ufb50-\ufeff]"
)
_NOTHING: Final[frozenset[int]] = frozenset()


class Sieve:
    """Lets pass every text that has all the words of some line about a danger, in any order.

    It lets pass too much and never too little, but for words that are hidden in a way that
    nobody has thought of: the order of the words is for the search that follows.
    """

    def __init__(self, book: PhraseBook[Entry]) -> None:
        self._book = book
        self._dangers: dict[int, list[frozenset[int]]] = defaultdict(list)
        self._needs: dict[int, list[tuple[frozenset[int], NeedKind]]] = defaultdict(list)
        places = book.places()
        for needed, entry in set(book.needed()):
            anchor = max(needed, key=lambda number: (_rarity(places[number]), number))
            if entry.risk is not None:
                self._dangers[anchor].append(needed)
            elif entry.need is not None:
                self._needs[anchor].append((needed, entry.need))
        self._signs = _signs(
            places[number] for each in self._dangers.values() for one in each for number in one
        )
        self._wanted = frozenset().union(
            *(needed for each in self._dangers.values() for needed in each),
            *(needed for each in self._needs.values() for needed, _ in each),
        )
        self._remembered: dict[str, frozenset[int]] = {}

    def places(self, tokens: Sequence[str]) -> frozenset[int]:
        """Return every place in the lexicons' lines that the tokens of a text fill."""
        known = self._remembered
        if len(known) > REMEMBERED_TOKENS_MAX:
            known.clear()
        for token in tokens:
            if token not in known:
                self._learn(token)
        return _NOTHING.union(*filter(None, map(known.__getitem__, tokens)))

    def may_alarm(self, text: str, places: frozenset[int]) -> bool:
        """Return whether a text must be searched for dangers."""
        dangers = self._dangers
        for anchor in places & dangers.keys():
            for needed in dangers[anchor]:
                if needed <= places:
                    return True
        return _HIDDEN.search(text) is not None or self._signs.search(text) is not None

    def needs(self, tokens: Sequence[str], places: frozenset[int]) -> set[NeedKind]:
        """Return the needs of which all the words are there, in whatever order: a guess.

        A question begins with one of its words: the same words are in many a plain sentence.
        """
        first = self._remembered[tokens[0]] if tokens else _NOTHING
        return {
            kind
            for anchor in places & self._needs.keys()
            for needed, kind in self._needs[anchor]
            if needed <= places and (kind is not NeedKind.QUESTION or not needed.isdisjoint(first))
        }

    def _learn(self, token: str) -> None:
        found = _NOTHING.union(*map(self._book.fits, split_words(token).folded)) & self._wanted
        self._remembered[token] = found


def _rarity(slot: Slot) -> tuple[int, int]:
    """Return how telling a place is: long words are rarer than short ones."""
    return min(len(word) for word in slot), -len(slot)


def _signs(places: Iterable[Slot]) -> re.Pattern[str]:
    """Return what finds the pictures that may tell of a danger: no token holds one."""
    signs = {word for slot in places for word in slot if not word[0].isalnum()}
    return re.compile("|".join(sorted(map(re.escape, signs))) or r"(?!)")
