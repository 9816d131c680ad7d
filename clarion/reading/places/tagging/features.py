"""Turns the pieces of a text into numbers: what each looks like and what stands around it."""

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Final
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from clarion.reading.folding import fold
from clarion.reading.places.tagging.tokens import Token

# Two to the power of this many rows of weights. Fewer let too many words share one.
ROW_BITS: Final = 18
ROWS: Final = 1 << ROW_BITS
FEATURES: Final = 26
# How many tokens before and after itself a token sees, and how many numbers it has of its own.
SEEN_TOKENS: Final = 2
OWN_NUMBERS: Final = 7
# The columns that know a word itself, and not only what it looks like or stands beside.
OF_THE_WORD: Final = (0, 2, 3, 4, 5, 10, 11, 19, 25)

# "The", "in the", "and": written onto the front of an Arabic word.
_FRONT: Final = re.compile("^[وفبلك]?(?:ال|لل)?(?=..)")

Rows = NDArray[np.int64]

_WORD_REMEMBERED_MAX: Final = 100_000
# Odd numbers without meaning: each keeps one feature's rows apart from another's.
_MIX: Final = 0x9E3779B1
_EDGE: Final = 7919


def rows_of(texts: Sequence[Sequence[Token]], known: Sequence[Sequence[int]]) -> list[Rows]:
    """Return the rows of weights of the tokens of each text: shape (tokens, FEATURES).

    ``known`` says of each token what the lists say of it: 0 for nothing, else a small number
    that tells a country from a city and the first word of a name from those that follow.
    All texts are done in one go, with an edge between them that is as wide as a token sees.
    """
    edge: list[tuple[int, ...]] = [(_EDGE,) * OWN_NUMBERS] * SEEN_TOKENS
    own_rows, listed_rows = list(edge), [_EDGE] * SEEN_TOKENS
    begins: list[int] = []
    for tokens, numbers in zip(texts, known, strict=True):
        begins.append(len(own_rows))
        own_rows += [_own(token.raw, token.tagged) for token in tokens]
        own_rows += edge
        listed_rows += [*numbers, *[_EDGE] * SEEN_TOKENS]
    own = np.array(own_rows, dtype=np.int64)
    listed = np.array(listed_rows, dtype=np.int64)
    rows = _columns(own, listed)
    return [rows[begin : begin + len(tokens)] for begin, tokens in zip(begins, texts, strict=True)]


def _columns(own: Rows, listed: Rows) -> Rows:
    word, shape, end3, end4, front = (own[:, column] for column in range(5))
    before, after = _shifted(word, 1), _shifted(word, -1)
    before2, after2 = _shifted(word, 2), _shifted(word, -2)
    shape1, shape_1 = _shifted(shape, 1), _shifted(shape, -1)
    listed1, listed_1 = _shifted(listed, 1), _shifted(listed, -1)
    columns = (
        (word,), (shape,), (end3,), (end4,), (front,), (own[:, 5],),
        (before,), (after,), (before2,), (after2,),
        (before, word), (word, after), (before2, before), (after, after2),
        (shape1, shape), (shape, shape_1), (shape1, shape, shape_1), (before, shape),
        (listed,), (listed, word), (listed, shape), (listed1, listed), (listed, listed_1),
        (before, listed), (_shifted(end3, 1), shape), (own[:, 6],),
    )  # fmt: skip
    return np.stack(
        [_mixed(number, parts) for number, parts in enumerate(columns, start=1)], axis=1
    )


def _mixed(number: int, parts: tuple[Rows, ...]) -> Rows:
    mixed = np.full(parts[0].shape, number * _MIX & 0x7FFFFFFF, dtype=np.int64)
    for part in parts:
        mixed = ((mixed ^ part) * _MIX) & 0x7FFFFFFFFFFF
        mixed ^= mixed >> 15
    return (mixed >> 8) & (ROWS - 1)


def _shifted(column: Rows, by: int) -> Rows:
    """Return what stands ``by`` places before each token (after it, if negative)."""
    shifted = np.full_like(column, _EDGE)
    if by > 0:
        shifted[by:] = column[:-by]
    else:
        shifted[:by] = column[-by:]
    return shifted


@lru_cache(maxsize=_WORD_REMEMBERED_MAX)
def _own(raw: str, tagged: bool) -> tuple[int, ...]:
    """Return numbers for the word, its shape, its endings and its front, the same everywhere."""
    word = fold(raw) or raw
    numbers = "0" if word.isdigit() else word
    signs = (
        numbers,
        _shape(raw, tagged),
        "3" + word[-3:],
        "4" + word[-4:],
        "f" + word[:3],
        "t" + word if tagged else "n",
        "s" + _FRONT.sub("", word),
    )
    return tuple(crc32(sign.encode("utf-8", "replace")) & 0x7FFFFFFF for sign in signs)


def _shape(raw: str, tagged: bool) -> str:
    if raw.isdigit():
        kind = f"9{min(len(raw), 5)}"
    elif not raw[0].isalnum():
        kind = raw[0]
    elif raw[0] >= "\u0590":
        kind = "ا"
    elif raw.isupper():
        kind = "XX" if len(raw) > 1 else "X"
    elif raw.islower():
        kind = "x"
    else:
        kind = "Xx" if raw[0].isupper() else "xX"
    return kind + ("#" if tagged else "")
