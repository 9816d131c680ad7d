"""Adds up what was learned about each word of many texts at once, and says which words weighed."""

from collections.abc import Iterator, Sequence
from threading import Lock
from typing import Final

import numpy as np
from numpy.typing import NDArray

from clarion.reading.learned.features import (
    BUCKETS,
    REMEMBERED_WORDS_MAX,
    features,
    pair_buckets,
)
from clarion.reading.learned.weights import COUNTS_UNIT, Weights, counts

# Texts are scored so many words at a time, so that memory does not depend on how many there are.
CHUNK_WORDS_MAX: Final = 20_000
# Beyond this a probability is 0 or 1 for any purpose, and its exponential would overflow later.
LOGIT_MAX: Final = 30.0

Words = Sequence[str]


class Scorer:
    """Scores texts with several models in one pass. It remembers what each word adds up to.

    Everything is added in whole numbers, so that a text has the same score in any company.
    """

    def __init__(self, models: Sequence[Weights]) -> None:
        self.names = tuple(name for model in models for name in model.names)
        self.thresholds = np.concatenate([model.thresholds[:, 0] for model in models])
        self._steps = np.concatenate([model.steps for model in models])
        self._bias = np.concatenate([model.bias for model in models])
        columns = len(self.names)
        # The last row is for pairs that are none: the last word of one text, the first of the next.
        self._table = np.zeros((BUCKETS + 1, columns + 1), dtype=np.int32)
        self._table[:BUCKETS, :columns] = np.concatenate([model.table for model in models], axis=1)
        self._table[:BUCKETS, columns] = counts() ** 2
        self._turn = Lock()  # a word that two threads learn at once must not share its row
        self._forget()

    def score(self, texts: Sequence[Words]) -> NDArray[np.float32]:
        """Return a probability for each text (row) and each name (column)."""
        with self._turn:
            scored = [self._score(chunk) for chunk in _chunks(texts)]
        if not scored:
            return np.zeros((0, len(self.names)), dtype=np.float32)
        return np.concatenate(scored)

    def weigh(self, words: Words, columns: Sequence[int]) -> NDArray[np.float64]:
        """Return how much each word of one text (row) spoke for a column, with half its pairs."""
        with self._turn:
            rows, numbers = self._look_up(words)
            weighed = self._sums[rows][:, columns].astype(np.float64)
        if len(words) > 1:
            pairs = self._table[pair_buckets(numbers)][:, columns] / 2
            weighed[:-1] += pairs
            weighed[1:] += pairs
        return weighed

    def _score(self, texts: Sequence[Words]) -> NDArray[np.float32]:
        lengths = np.array([len(words) for words in texts])
        there = np.flatnonzero(lengths)
        added = np.zeros((len(texts), len(self.names) + 1), dtype=np.int64)
        if len(there):
            ends = np.cumsum(lengths)
            starts = (ends - lengths)[there]
            rows, numbers = self._look_up([word for words in texts for word in words])
            added[there] = np.add.reduceat(self._sums[rows], starts, axis=0)
            if len(rows) > 1:
                pairs = np.full(len(rows), BUCKETS, dtype=np.int64)
                pairs[:-1] = pair_buckets(numbers)
                pairs[ends[there] - 1] = BUCKETS
                added[there] += np.add.reduceat(self._table[pairs], starts, axis=0)
        length = np.sqrt(np.maximum(added[:, -1:], COUNTS_UNIT**2)) / COUNTS_UNIT
        logits = self._bias + self._steps * (added[:, :-1] / length)
        return probability(logits)

    def _look_up(self, words: Words) -> tuple[NDArray[np.int64], NDArray[np.uint32]]:
        if len(self._rows) + len(words) > len(self._sums):
            self._forget()
        known = self._rows
        found = list(map(known.get, words))
        rows = (
            [
                self._learn(word) if row is None else row
                for word, row in zip(words, found, strict=True)
            ]
            if None in found
            else found
        )
        at = np.array(rows, dtype=np.int64)
        return at, self._numbers[at]

    def _learn(self, word: str) -> int:
        """Remember a word; one that stood twice among the words of a call is known by now."""
        row = self._rows.get(word)
        if row is None:
            row = self._rows[word] = len(self._rows)
            found = features(word)
            self._numbers[row] = found.number
            self._sums[row] = self._table[list(found.buckets)].sum(axis=0)
        return row

    def _forget(self) -> None:
        room = REMEMBERED_WORDS_MAX + CHUNK_WORDS_MAX
        self._rows: dict[str, int] = {}
        self._sums = np.zeros((room, len(self.names) + 1), dtype=np.int32)
        self._numbers = np.zeros(room, dtype=np.uint32)


def probability(logits: NDArray[np.float64]) -> NDArray[np.float32]:
    """Return the probability that a sum of weights stands for."""
    bounded = np.clip(logits, -LOGIT_MAX, LOGIT_MAX)
    probabilities: NDArray[np.float32] = (1 / (1 + np.exp(-bounded))).astype(np.float32)
    return probabilities


def _chunks(texts: Sequence[Words]) -> Iterator[Sequence[Words]]:
    """Yield the texts in groups; one text is never longer than a group may be."""
    first, words = 0, 0
    for at, text in enumerate(texts):
        if words + len(text) > CHUNK_WORDS_MAX and at > first:
            yield texts[first:at]
            first, words = at, 0
        words += len(text)
    if first < len(texts):
        yield texts[first:]
