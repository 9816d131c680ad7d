"""Turns a text into numbers: its words, its pairs of words, and the letters inside its words."""

import re
import zlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

import numpy as np
from numpy.typing import NDArray

from clarion.reading.folding import (
    RAW_WORD_CHARACTERS_MAX,
    READ_CHARACTERS_MAX,
    READ_HEAD_MAX,
    READ_TAIL_MAX,
    fold,
)

# Words and pairs of words share one part of the table, letters inside words the other.
WORD_BUCKETS: Final = 1 << 16
LETTER_BUCKETS: Final = 1 << 15
BUCKETS: Final = WORD_BUCKETS + LETTER_BUCKETS
LETTERS_MIN: Final = 3
LETTERS_MAX: Final = 5
# A text's words are remembered as numbers; so many take about 30 MB with all their findings.
REMEMBERED_WORDS_MAX: Final = 65_536

_FIRST: Final = np.uint32(0x9E3779B1)
_SECOND: Final = np.uint32(0x85EBCA77)
_MARKS: Final = "\u0300-\u036f\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u0900-\u0dff'’"
_TOKEN: Final = re.compile(rf"https?://\S+|www\.\S+|@\w+|\w[\w{_MARKS}]*", re.IGNORECASE)
_LINK: Final = re.compile(r"https?://|www\.", re.IGNORECASE)
_FIGURES: Final = re.compile(r"\d")


@dataclass(frozen=True, slots=True)
class Features:
    """The places in the table that one word alone leads to, and the word's own number."""

    number: int
    buckets: tuple[int, ...]


def tokens(text: str) -> list[str]:
    """Return the words, links and mentions of a text as typed; of a long one, head and tail."""
    if len(text) > READ_CHARACTERS_MAX:
        return _TOKEN.findall(text, 0, READ_HEAD_MAX) + _TOKEN.findall(
            text, len(text) - READ_TAIL_MAX
        )
    return _TOKEN.findall(text)


def token_spans(text: str) -> list[tuple[int, int]]:
    """Return where each of ``tokens(text)`` stands."""
    spans = [match.span() for match in _TOKEN.finditer(text[:READ_HEAD_MAX])]
    if len(text) <= READ_CHARACTERS_MAX:
        return [match.span() for match in _TOKEN.finditer(text)]
    tail = _TOKEN.finditer(text, len(text) - READ_TAIL_MAX)
    return spans + [match.span() for match in tail]


def features(token: str) -> Features:
    """Return what a token alone leads to; a link or a mention leads to the same as any other.

    Figures are compared by how many they are: "4636" in the training texts is a telephone number
    of one country, and would otherwise be taken for a sign of distress.
    """
    if token[0] == "@":
        return _features("@")
    if _LINK.match(token):
        return _features("://")
    if len(token) > RAW_WORD_CHARACTERS_MAX:
        return _features("")
    return _features(_FIGURES.sub("0", fold(token)))


def pair_buckets(numbers: NDArray[np.uint32]) -> NDArray[np.int64]:
    """Return the places of each word together with the one after it: one fewer than words."""
    mixed = (numbers[:-1] * _FIRST) ^ (numbers[1:] * _SECOND)
    mixed ^= mixed >> np.uint32(15)
    return (mixed % np.uint32(WORD_BUCKETS)).astype(np.int64)


@lru_cache(maxsize=REMEMBERED_WORDS_MAX)
def _features(word: str) -> Features:
    if not word:
        return Features(0, ())
    raw = word.encode("utf-8", "surrogatepass")
    number = zlib.crc32(raw)
    own = [number % WORD_BUCKETS]
    if word.isalpha():
        own += [
            WORD_BUCKETS + zlib.crc32(part.encode("utf-8", "surrogatepass")) % LETTER_BUCKETS
            for part in _letters(f"<{word}>")
        ]
    return Features(number, tuple(own))


def _letters(word: str) -> Iterable[str]:
    for length in range(LETTERS_MIN, LETTERS_MAX + 1):
        for start in range(len(word) - length + 1):
            yield word[start : start + length]


def text_buckets(words: Sequence[str]) -> NDArray[np.int64]:
    """Return every place that the words of one text lead to, those of pairs last."""
    found = [features(word) for word in words]
    alone = np.fromiter((one for each in found for one in each.buckets), dtype=np.int64)
    if len(found) < 2:
        return alone
    numbers = np.array([each.number for each in found], dtype=np.uint32)
    return np.concatenate([alone, pair_buckets(numbers)])
