"""Tells by its meaning what a text wants, where no line of a lexicon says it. English only."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from itertools import groupby
from typing import IO, Final

import numpy as np
from numpy.typing import NDArray

from clarion.reading.folding import Words
from clarion.reading.reading import Need, NeedKind

Encode = Callable[[Sequence[str]], NDArray[np.float32]]

# What wants none of them is a class of its own.
NOTHING: Final = "nothing"
# Who writes to an office says early what they want; each sentence costs 2 ms of a core.
SENTENCES_MAX: Final = 6
# Two words that no lexicon knows say nothing that could be told apart.
WORDS_MIN: Final = 3
# From here a kind is named, chosen with training/needs.toml alone: fifths of it were kept aside.
SURE: Final = 0.3


@dataclass(frozen=True, slots=True, kw_only=True)
class WantsWeights:
    """A column for each kind, and one for nothing, over the numbers of the encoder."""

    names: tuple[str, ...]
    table: NDArray[np.float32]
    bias: NDArray[np.float32]

    def __post_init__(self) -> None:
        known = {NOTHING, *(kind.value for kind in NeedKind)}
        if not known.issuperset(self.names) or NOTHING not in self.names:
            raise ValueError(f"Not the needs that are known: {self.names}")
        if self.table.shape[1:] != (len(self.names),) or len(self.bias) != len(self.names):
            raise ValueError(f"The table is {self.table.shape} for {len(self.names)} names")

    def probabilities(self, vectors: NDArray[np.float32]) -> NDArray[np.float32]:
        """Return one row for each vector, one column for each name; each row sums to one."""
        scores = vectors @ self.table + self.bias
        scores = np.exp(scores - scores.max(axis=1, keepdims=True))
        return np.asarray(scores / scores.sum(axis=1, keepdims=True), dtype=np.float32)


class Wants:
    """Reads wishes. Make it once and keep it."""

    def __init__(self, weights: WantsWeights, encode: Encode) -> None:
        self._weights = weights
        self._encode = encode

    def tell_many(self, texts: Sequence[Words]) -> list[Need | None]:
        """Return for each text what its plainest sentence wants, with that sentence, or None."""
        spans = [(at, first, last) for at, one in enumerate(texts) for first, last in _cut(one)]
        found: list[Need | None] = [None] * len(texts)
        if not spans:
            return found
        quotes = [texts[at].quote(first, last) for at, first, last in spans]
        vectors = self._encode([quote.words for quote in quotes])
        rows = self._weights.probabilities(vectors)
        for number, (at, _, _) in enumerate(spans):
            column = int(rows[number].argmax())
            name, sure = self._weights.names[column], float(rows[number][column])
            if name == NOTHING or sure < SURE or not vectors[number].any():
                continue
            before = found[at]
            if before is None or before.probability is None or sure > before.probability:
                found[at] = Need(
                    kind=NeedKind(name), quote=quotes[number], probability=round(sure, 2)
                )
        return found


def _cut(words: Words) -> list[tuple[int, int]]:
    """Return the first and last word of each of the first sentences that are long enough."""
    cut = []
    for _, members in groupby(range(len(words.sentences)), key=words.sentences.__getitem__):
        together = list(members)
        if len(together) >= WORDS_MIN:
            cut.append((together[0], together[-1]))
    return cut[:SENTENCES_MAX]


def save_wants(file: IO[bytes], weights: WantsWeights) -> None:
    """Write it: the same bytes for the same numbers."""
    table, bias = weights.table.astype(np.float16), weights.bias.astype(np.float16)
    np.savez_compressed(file, names=np.array(weights.names), table=table, bias=bias)


def load_wants(file: IO[bytes]) -> WantsWeights:
    """Read it; ValueError, OSError or KeyError when it is none, never code from a file."""
    with np.load(file, allow_pickle=False) as kept:
        return WantsWeights(
            names=tuple(str(name) for name in kept["names"]),
            table=kept["table"].astype(np.float32),
            bias=kept["bias"].astype(np.float32),
        )


@cache
def bundled_wants() -> WantsWeights:
    """Return the model that comes with Clarion."""
    folder = resources.files("clarion.reading.learned") / "weights"
    with (folder / "needs.npz").open("rb") as file:
        return load_wants(file)
