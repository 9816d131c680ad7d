"""Looks names up in the words of a text: the longest first, one slip of the finger forgiven."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final, TypeVar

from rapidfuzz.distance import OSA

from clarion.reading.folding import Words, fold, split_words
from clarion.reading.places.shortened import canonical, is_shortened

# Another letter in a shorter word makes another word of it; one too few or too many may not.
GUESSED_LETTERS_MIN: Final = 5
MISSED_LETTERS_MIN: Final = 4
GUESSED_LETTERS_MAX: Final = 24
# A name that is one word has no neighbour to vouch for it.
GUESSED_ALONE_LETTERS_MIN: Final = 7
NAME_WORDS_MAX: Final = 12
REMEMBERED_WORDS_MAX: Final = 100_000

K = TypeVar("K")

_BETWEEN: Final = re.compile(r"[ \t\u00a0.'’-]{0,3}")
_APOSTROPHE: Final = re.compile("['’ʼ`]")
_FRONTS: Final = ("وال", "بال", "فال", "لل", "ال", "و", "ف", "ب", "ل")
_FRONTED_LETTERS_MIN: Final = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """A name that was found: its numbers in the list, its words, and whether one was misspelt."""

    numbers: tuple[int, ...]
    first: int
    last: int
    guessed: bool


class NameIndex:
    """Names and whose they are, compiled once. ``forgiving`` also finds them misspelt."""

    def __init__(self, names: Iterable[tuple[str, int]], *, forgiving: bool) -> None:
        self._numbers: dict[tuple[str, ...], list[int]] = {}
        self._joined: dict[str, list[int]] = {}
        lengths: dict[str, set[int]] = defaultdict(set)
        written: dict[str, str] = {}
        for name, number in names:
            folded = split_words(name).folded[:NAME_WORDS_MAX]
            key = tuple(canonical(word) for word in folded)
            if key and len("".join(key)) > 1:
                _add(self._numbers, key, number)
                lengths[key[0]].add(len(key))
                written.update(zip(folded, key, strict=True))
                if len(key) > 1:
                    _add(self._joined, "".join(folded), number)
        self._lengths = {word: sorted(many, reverse=True) for word, many in lengths.items()}
        self._known = frozenset(word for key in self._numbers for word in key)
        self._nearly = _nearly(written) if forgiving else {}
        self._remembered: dict[str, tuple[str, ...]] = {}

    def find(self, words: Words) -> Iterator[Hit]:
        """Yield the names in the order of the text; none overlaps the one before."""
        ways = [self._ways(words, at) for at in range(len(words))]
        at = 0
        while at < len(ways):
            hit = self._longest(words, ways, at) if ways[at] else self._tagged(words, at)
            if hit is not None:
                yield hit
                at = hit.last
            at += 1

    def _ways(self, words: Words, at: int) -> tuple[tuple[str, bool], ...]:
        """Return the words of names that this may be, each with whether it had to be guessed."""
        folded = words.folded[at]
        word = canonical(folded)
        if word in self._known:
            return ((word, False),)
        raw = words.text[words.starts[at] : words.ends[at]]
        if not raw.isalnum() and (cut := _APOSTROPHE.search(raw)):
            word = canonical(fold(raw[: cut.start()]))
            if word in self._known:
                return ((word, False),)
        if folded[0] > "\u0600":
            return tuple(
                (rest, False)
                for front in _FRONTS
                if folded.startswith(front) and len(folded) - len(front) >= _FRONTED_LETTERS_MIN
                for article in ("", "ال")
                if (rest := canonical(article + folded.removeprefix(front))) in self._known
            )[:2]
        return tuple((guess, True) for guess in self._guesses(folded)) if self._nearly else ()

    def _longest(
        self, words: Words, ways: Sequence[tuple[tuple[str, bool], ...]], at: int
    ) -> Hit | None:
        best: Hit | None = None
        for word, guessed in ways[at]:
            for length in self._lengths.get(word, ()):
                if best is not None and length <= best.last - at + 1:
                    break
                if at + length <= len(ways) and _stand_together(words, at, length):
                    found = self._from(ways[at : at + length], (word,), slips=int(guessed))
                    if found and _may_be(words, at, length, slips=found[1]):
                        best = Hit(
                            numbers=found[0],
                            first=at,
                            last=at + length - 1,
                            guessed=bool(found[1]),
                        )
                        break
        return best

    def _from(
        self, ways: Sequence[tuple[tuple[str, bool], ...]], so_far: tuple[str, ...], *, slips: int
    ) -> tuple[tuple[int, ...], int] | None:
        if len(so_far) == len(ways):
            numbers = self._numbers.get(so_far)
            return (tuple(numbers), slips) if numbers else None
        for word, guessed in ways[len(so_far)]:
            if slips + guessed <= 1 and (
                found := self._from(ways, (*so_far, word), slips=slips + guessed)
            ):
                return found
        return None

    def _tagged(self, words: Words, at: int) -> Hit | None:
        """Return the name that a hashtag runs together: #MillLane."""
        start = words.starts[at]
        numbers = self._joined.get(words.folded[at])
        if numbers and start and words.text[start - 1] == "#":
            return Hit(numbers=tuple(numbers), first=at, last=at, guessed=False)
        return None

    def _guesses(self, folded: str) -> tuple[str, ...]:
        if not _may_be_misspelt(folded, MISSED_LETTERS_MIN - 1):
            return ()
        found = self._remembered.get(folded)
        if found is None:
            near = {
                (way, word)
                for form in _one_less(folded)
                for way, word in self._nearly.get(form, ())
                if _is_a_slip(folded, way)
            }
            found = tuple(sorted({word for _, word in near}))
            if len(self._remembered) >= REMEMBERED_WORDS_MAX:
                self._remembered.clear()
            self._remembered[folded] = found
        return found


def _add(table: dict[K, list[int]], key: K, number: int) -> None:
    table.setdefault(key, [])
    if number not in table[key]:
        table[key].append(number)


def _stand_together(words: Words, at: int, length: int) -> bool:
    for one in range(at, at + length - 1):
        between = words.text[words.ends[one] : words.starts[one + 1]]
        if not _BETWEEN.fullmatch(between):
            return False
        if "." in between and not is_shortened(words.folded[one]):
            return False
    return True


def _may_be(words: Words, at: int, length: int, *, slips: int) -> bool:
    """Say whether a name that is one misspelt word is long enough and begins with a capital."""
    if not slips or length > 1:
        return True
    return (
        len(words.folded[at]) >= GUESSED_ALONE_LETTERS_MIN
        and words.text[words.starts[at]].isupper()
    )


def _nearly(written: dict[str, str]) -> dict[str, tuple[tuple[str, str], ...]]:
    """Return every word of a name by its forms that lack a letter."""
    forms: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for way, word in written.items():
        if _may_be_misspelt(way, MISSED_LETTERS_MIN):
            for form in _one_less(way):
                forms[form].append((way, word))
    return {form: tuple(ways) for form, ways in forms.items()}


def _may_be_misspelt(word: str, letters_min: int) -> bool:
    return letters_min <= len(word) <= GUESSED_LETTERS_MAX and word.isalpha()


def _is_a_slip(typed: str, way: str) -> bool:
    """Say whether one letter is wrong, missing or too many; a plural is another word."""
    if typed[0] != way[0] or way + "s" == typed:
        return False
    short = min(len(typed), len(way)) < GUESSED_LETTERS_MIN
    if short and len(typed) == len(way) and sorted(typed) != sorted(way):
        return False
    return OSA.distance(way, typed, score_cutoff=1) <= 1


def _one_less(word: str) -> set[str]:
    return {word} | {word[:at] + word[at + 1 :] for at in range(len(word))}
