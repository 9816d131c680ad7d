"""Finds the phrases of a book in the words of a text, all of them in one pass."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import product
from typing import Final, Generic, TypeVar

from clarion.reading.folding import Words, fold, split_words
from clarion.reading.spelling import Spelling

# How many words may stand in the place of "..": "not really been breathing" is three.
GAP_WORDS_MAX: Final = 3
# One line of a lexicon may stand for many phrases, but not for so many that nobody can review it.
EXPANSIONS_MAX: Final = 256
# The words of a stream repeat: what each one means is remembered, up to this many.
REMEMBERED_WORDS_MAX: Final = 100_000

_GLUED: Final = re.compile(r"\^[^\s|}]|[^\s|{]\$")
_GERMAN: Final = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "Ä": "ae", "Ö": "oe", "Ü": "ue"})

M = TypeVar("M")

# One place in a phrase: the words that fit it. A word that ends in "*" fits by its beginning.
Slot = frozenset[str]
GAP: Final[Slot] = frozenset({".."})
START: Final[Slot] = frozenset({"^"})
END: Final[Slot] = frozenset({"$"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Phrase(Generic[M]):
    """A line of a lexicon and what it means when somebody writes it.

    ``line`` is words and signs: ``{a|b c|}`` one of these (or nothing), ``word*`` any ending,
    ``..`` up to three words between, ``^`` the start of a sentence, ``$`` its end. With
    ``literal`` the line is plain words.
    """

    line: str
    meaning: M
    literal: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Match(Generic[M]):
    """Where a phrase was found: its first and last word, and whether a word was guessed."""

    phrase: Phrase[M]
    first: int
    last: int
    guessed: bool


@dataclass(frozen=True, slots=True)
class _Ending(Generic[M]):
    phrase: Phrase[M]
    at_start: bool
    at_end: bool


@dataclass(slots=True)
class _Node(Generic[M]):
    edges: "dict[int, _Node[M]]" = field(default_factory=dict)
    after_gap: "_Node[M] | None" = None
    endings: list[_Ending[M]] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Known:
    """Which places of the book's phrases a word fits, and whether it had to be guessed."""

    slots: frozenset[int]
    guessed: bool


_NO_PLACES: Final[frozenset[int]] = frozenset()
_UNKNOWN: Final = _Known(slots=frozenset(), guessed=False)


class PhraseBook(Generic[M]):
    """Phrases compiled into a tree of words, so that a text is read once for all of them."""

    def __init__(
        self,
        phrases: Iterable[Phrase[M]],
        *,
        openers: Iterable[str] = (),
        never_guessed: Iterable[str] = (),
    ) -> None:
        self._openers = frozenset(openers)
        self._root: _Node[M] = _Node()
        self._numbers: dict[Slot, int] = {}
        for phrase in phrases:
            for slots in expand(phrase.line, literal=phrase.literal):
                self._insert(phrase, slots)
        self._exact: dict[str, frozenset[int]] = {}
        self._beginnings: dict[str, frozenset[int]] = {}
        self._index_words()
        self._lengths = sorted({len(beginning) for beginning in self._beginnings})
        self._spelling = Spelling(self._exact, never_guessed=never_guessed)
        self._remembered: dict[str, _Known] = {}

    def find(self, words: Words) -> Iterator[Match[M]]:
        """Yield every phrase that begins at each word, in the order of the text."""
        remembered = self._remembered
        known = [remembered.get(word) or self._look_up(word) for word in words.folded]
        root = self._root.edges.keys()
        for first, word in enumerate(known):
            if not root.isdisjoint(word.slots):
                yield from self._follow(words, known, first)

    def fits(self, word: str) -> frozenset[int]:
        """Return the numbers of the places that one word fits, exactly or by a guess."""
        return self._look_up(word).slots

    def places(self) -> dict[int, Slot]:
        """Return every place of the phrases by its number: the words that fit it."""
        return {number: slot for slot, number in self._numbers.items()}

    def needed(self) -> Iterator[tuple[frozenset[int], M]]:
        """Yield for each phrase the places that a text must fill, and what it means."""
        waiting: list[tuple[_Node[M], frozenset[int]]] = [(self._root, frozenset())]
        while waiting:
            node, filled = waiting.pop()
            for ending in node.endings:
                yield filled, ending.phrase.meaning
            if node.after_gap is not None:
                waiting.append((node.after_gap, filled))
            waiting.extend((after, filled | {slot}) for slot, after in node.edges.items())

    def _follow(self, words: Words, known: list[_Known], first: int) -> Iterator[Match[M]]:
        waiting: list[tuple[_Node[M], int]] = [(self._root, first)]
        while waiting:
            node, at = waiting.pop()
            for ending in node.endings:
                if self._fits(ending, words, first=first, last=at - 1):
                    guessed = any(word.guessed for word in known[first:at])
                    yield Match(phrase=ending.phrase, first=first, last=at - 1, guessed=guessed)
            if at == len(known):
                continue
            following = known[at + 1].slots if at + 1 < len(known) else _NO_PLACES
            for slot in node.edges.keys() & known[at].slots:
                after = node.edges[slot]
                # Most words begin many phrases, of which hardly any goes on with the next word.
                if (
                    after.endings
                    or after.after_gap is not None
                    or not after.edges.keys().isdisjoint(following)
                ):
                    waiting.append((after, at + 1))
            if node.after_gap is not None:
                waiting.extend(
                    (node.after_gap, later)
                    for later in range(at, min(at + GAP_WORDS_MAX + 1, len(known)))
                    if words.sentences[later] == words.sentences[at - 1]
                    and not node.after_gap.edges.keys().isdisjoint(known[later].slots)
                )

    def _fits(self, ending: _Ending[M], words: Words, *, first: int, last: int) -> bool:
        sentences = words.sentences
        following = sentences[last + 1] if last + 1 < len(words) else None
        if ending.at_end and following == sentences[last]:
            return False
        while ending.at_start and first and sentences[first - 1] == sentences[first]:
            first -= 1
            if words.folded[first] not in self._openers:
                return False
        return True

    def _insert(self, phrase: Phrase[M], slots: list[Slot]) -> None:
        ending = _Ending(phrase, at_start=START in slots, at_end=END in slots)
        node = self._root
        for slot in slots:
            if slot is GAP:
                node.after_gap = node.after_gap or _Node()
                node = node.after_gap
            elif slot not in {START, END}:
                number = self._numbers.setdefault(slot, len(self._numbers))
                node = node.edges.setdefault(number, _Node())
        node.endings.append(ending)

    def _index_words(self) -> None:
        exact: dict[str, set[int]] = defaultdict(set)
        beginnings: dict[str, set[int]] = defaultdict(set)
        for slot, number in self._numbers.items():
            for word in slot:
                if word.endswith("*"):
                    beginnings[word.removesuffix("*")].add(number)
                else:
                    exact[word].add(number)
        self._exact = {word: frozenset(numbers) for word, numbers in exact.items()}
        self._beginnings = {word: frozenset(numbers) for word, numbers in beginnings.items()}

    def _look_up(self, word: str) -> _Known:
        found = self._remembered.get(word)
        if found is None:
            found = self._recognise(word)
            if len(self._remembered) >= REMEMBERED_WORDS_MAX:
                self._remembered.clear()
            self._remembered[word] = found
        return found

    def _recognise(self, word: str) -> _Known:
        slots = self._exact.get(word, frozenset()) | self._begun_by(word)
        if slots:
            return _Known(slots=slots, guessed=False)
        if disguised := self._spelling.disguised_by(word):
            return _Known(slots=self._slots_of(disguised), guessed=False)
        if guesses := self._spelling.meant_by(word):
            return _Known(slots=self._slots_of(guesses), guessed=True)
        return _UNKNOWN

    def _slots_of(self, words: Iterable[str]) -> frozenset[int]:
        return frozenset().union(*(self._exact[word] for word in words))

    def _begun_by(self, word: str) -> frozenset[int]:
        begun: frozenset[int] = frozenset()
        for length in self._lengths:
            begun |= self._beginnings.get(word[:length], frozenset())
        return begun


def expand(line: str, *, literal: bool = False) -> list[list[Slot]]:
    """Return every sequence of places that a line stands for; ValueError when it is not sound."""
    if not literal and _GLUED.search(line):
        raise ValueError(f"A sign must stand by itself: {line!r}")
    pieces = [[line]] if literal else [sign.split("|") for sign in _signs(line)]
    sequences = [
        [slot for part in parts for slot in part]
        for parts in product(*(_parts(piece, literal=literal) for piece in pieces))
    ]
    sound = [slots for slots in sequences if any(slot not in {GAP, START, END} for slot in slots)]
    if not sound or len(sequences) > EXPANSIONS_MAX or any(GAP in (s[0], s[-1]) for s in sound):
        raise ValueError(f"This line cannot be used as a phrase: {line!r}")
    return sound


def _signs(line: str) -> Iterator[str]:
    """Split a line at its spaces, keeping what stands in each {group} together."""
    for number, piece in enumerate(line.replace("}", "{").split("{")):
        if number % 2:
            yield piece
        else:
            yield from piece.split()


def _parts(alternatives: list[str], *, literal: bool) -> list[list[Slot]]:
    """Return the ways to fill one place: all single words together, every longer one alone."""
    single: set[str] = set()
    longer: list[list[Slot]] = []
    for alternative in alternatives:
        for spelling in dict.fromkeys((alternative, alternative.translate(_GERMAN))):
            words = _folded(spelling, literal=literal)
            if len(words) == 1 and words[0] not in {"..", "^", "$"}:
                single.add(words[0])
            else:
                longer.append([_slot(word) for word in words])
                # "j'ai" is also typed as "jai".
                if len(words) == 2 and " " not in spelling.strip():
                    single.add("".join(words))
    return ([[frozenset(single)]] if single else []) + longer


def _slot(word: str) -> Slot:
    return {"..": GAP, "^": START, "$": END}.get(word) or frozenset({word})


def _folded(spelling: str, *, literal: bool) -> list[str]:
    if literal:
        return split_words(spelling).folded
    words: list[str] = []
    for piece in spelling.split():
        if piece in {"..", "^", "$"}:
            words.append(piece)
        elif piece.endswith("*"):
            words.append(fold(piece.removesuffix("*")) + "*")
        else:
            words.extend(split_words(piece).folded)
    return words
