"""Which words somebody's copy may have come from is found by traces: digests of a few in a row.

Of a short text all are kept; of a longer one the smallest of each few (winnowing: Schleimer,
Wilkerson and Aiken, 2003), so that whatever is long enough to be judged shares one at least.
"""

import hashlib
from collections.abc import Iterable

from clarion.newsroom.rules.words import Token, words_of

# So many words in a row make a trace.
RUN = 3
# Of so many traces in a row at least one is kept: six words in common share one that is kept.
WINDOW = 4
# Texts of no more traces keep all of them: a text message with one word altered must be found.
ALL_KEPT = 60
# So many of a copy are looked up, the smallest first, which are those most likely to be kept.
SOUGHT_MAX = 128


def kept(said: tuple[Token, ...]) -> frozenset[int]:
    """Return the traces by which these words are found."""
    every = _every(words_of(said))
    if len(every) <= ALL_KEPT:
        return frozenset(every)
    return frozenset(min(every[at : at + WINDOW]) for at in range(len(every) - WINDOW + 1))


def sought(said: tuple[Token, ...]) -> list[int]:
    """Return the traces of a copy that are looked up."""
    return sorted(set(_every(words_of(said))))[:SOUGHT_MAX]


def _every(words: list[str]) -> list[int]:
    if not words:
        return []
    last = max(1, len(words) - RUN + 1)
    return [_digest(words[at : at + RUN]) for at in range(last)]


def _digest(words: Iterable[str]) -> int:
    """Return 64 bits with a sign, as the database keeps them."""
    found = hashlib.blake2b("\x1f".join(words).encode(errors="replace"), digest_size=8).digest()
    return int.from_bytes(found, signed=True)
