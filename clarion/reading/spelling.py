"""Finds the word that a misspelt, masked or stretched one was meant to be, at a bounded cost."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import combinations, product
from typing import Final

from rapidfuzz.distance import OSA

# Shorter words have too many neighbours; longer ones are not words and would cost too much.
GUESSED_LETTERS_MIN: Final = 5
GUESSED_LETTERS_MAX: Final = 24
# From this length on, two slips of the finger still leave one likely word.
TWO_SLIPS_LETTERS_MIN: Final = 8
# "kil" is kill, but "to" is not "too": shorter words keep their doubled letters.
DOUBLED_LETTERS_MIN: Final = 3
# "s*****e" could be anything: no more masked letters than this are tried.
MASKED_LETTERS_MAX: Final = 3

_RUN: Final = re.compile(r"(.)\1+")
_STANDS_FOR: Final = {
    "0": "o", "1": "il", "3": "e", "4": "a", "5": "s", "7": "t", "8": "b",
    "@": "a", "$": "s", "!": "i", "|": "il", "*": "aeiou",
}  # fmt: skip
_MASKS: Final = frozenset(_STANDS_FOR)
# "and", "the", "to", "in" and the like, written onto the front of an Arabic word.
_ARABIC_FRONTS: Final = ("وال", "بال", "فال", "لل", "ال", "و", "ف", "ب", "ل")


class Spelling:
    """The words that are known, and the ways to one of them from something misspelt.

    A guess looks up every form of the word with one or two letters left out among the same
    forms of the known words, so that its cost depends on the length of the word alone.
    """

    def __init__(self, known: Iterable[str], *, never_guessed: Iterable[str] = ()) -> None:
        self._known = frozenset(known)
        self._never_guessed = frozenset(never_guessed)
        self._by_letters: dict[str, list[str]] = defaultdict(list)
        for word in sorted(self._known):
            self._by_letters[_undoubled(word)].append(word)
        self._by_shortened: dict[str, list[str]] = defaultdict(list)
        for letters in self._by_letters:
            for shortened in _shortened(letters):
                self._by_shortened[shortened].append(letters)

    def disguised_by(self, word: str) -> tuple[str, ...]:
        """Return the known words that this is, but for masks, stretched letters or a front."""
        if word in self._never_guessed or len(word) > GUESSED_LETTERS_MAX:
            return ()
        if not _MASKS.isdisjoint(word):
            return tuple(form for form in _unmasked(word) if form in self._known)
        letters = _undoubled(word)
        if len(letters) >= DOUBLED_LETTERS_MIN and letters in self._by_letters:
            return tuple(self._by_letters[letters])
        return self._without_front(word)

    def meant_by(self, word: str) -> tuple[str, ...]:
        """Return the known words that an unknown one may have been meant to be: a guess."""
        if word in self._never_guessed or len(word) > GUESSED_LETTERS_MAX:
            return ()
        return tuple(self._guessed(_undoubled(word)))

    def _without_front(self, word: str) -> tuple[str, ...]:
        return tuple(
            word.removeprefix(front)
            for front in _ARABIC_FRONTS
            if word.startswith(front) and word.removeprefix(front) in self._known
        )

    def _guessed(self, letters: str) -> Iterator[str]:
        near = {
            candidate
            for shortened in _shortened(letters)
            for candidate in self._by_shortened.get(shortened, ())
        }
        for candidate in sorted(near):
            slips = min(_slips_max(candidate), _slips_max(letters))
            if candidate[0] != letters[0]:
                slips = min(slips, 1)
            if OSA.distance(letters, candidate, score_cutoff=slips) <= slips:
                yield from self._by_letters[candidate]


def _undoubled(word: str) -> str:
    return _RUN.sub(r"\1", word)


def _slips_max(letters: str) -> int:
    if len(letters) < GUESSED_LETTERS_MIN or not letters.isalpha():
        return 0
    return 2 if len(letters) >= TWO_SLIPS_LETTERS_MIN else 1


def _shortened(letters: str) -> Iterator[str]:
    """Yield the word and every form of it that lacks as many letters as it may have slips."""
    slips = _slips_max(letters)
    if slips and len(letters) <= GUESSED_LETTERS_MAX:
        for kept in range(len(letters) - slips, len(letters) + 1):
            yield from {"".join(form) for form in combinations(letters, kept)}


def _unmasked(word: str) -> Iterator[str]:
    """Yield what a word may be when the signs and figures in it stand for letters."""
    if sum(1 for letter in word if letter in _MASKS) <= MASKED_LETTERS_MAX and not word.isdigit():
        for letters in product(*(_STANDS_FOR.get(letter, letter) for letter in word)):
            yield "".join(letters)
