"""Learns labels from few texts, one step for each text, with nothing but sums and products."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from clarion.reading.learned.features import BUCKETS, text_buckets, tokens
from clarion.reading.learned.scorer import probability
from clarion.reading.learned.weights import COUNTS_UNIT, Weights, counts, quantise

# So often each text is looked at, and so far each look may move a weight: what did best for five
# examples of each label on the learning curve (bin/bench reading); for a hundred all did as well.
ROUNDS: Final = 12
STEP: Final = 2.0
# How quickly a weight that nothing speaks for is forgotten, in each round.
FORGOTTEN: Final = 0.02
SEED: Final = 4


@dataclass(frozen=True, slots=True)
class _Row:
    """One text: the places that its words lead to, and how much each counts."""

    places: NDArray[np.int64]
    worth: NDArray[np.float64]


def fit_labels(
    texts: Sequence[str], said: Sequence[str], labels: Sequence[str], *, threshold: float
) -> Weights:
    """Return a column for each label; the same texts in the same order give the same numbers."""
    rows = [_row(text) for text in texts]
    wanted = np.array([[one == label for label in labels] for one in said], dtype=np.float64)
    table = np.zeros((BUCKETS, len(labels)))
    bias = np.zeros(len(labels))
    order = np.random.default_rng(SEED)
    for number in range(ROUNDS):
        step = STEP / (1 + number / 2)
        for at in order.permutation(len(rows)):
            row = rows[at]
            missing = wanted[at] - probability(bias + row.worth @ table[row.places])
            table[row.places] += step * np.outer(row.worth, missing)
            bias += step * missing / len(labels) / 4
        table *= 1 - FORGOTTEN
    exact = table * (counts()[:, np.newaxis] / COUNTS_UNIT)
    return quantise(
        tuple(labels), exact, bias=bias, thresholds=np.full((len(labels), 1), threshold)
    )


def _row(text: str) -> _Row:
    places, often = np.unique(text_buckets(tokens(text)), return_counts=True)
    worth = counts()[places] / COUNTS_UNIT
    length = np.sqrt(max(1.0, float((often * worth**2).sum())))
    return _Row(places=places, worth=often * worth / length)
