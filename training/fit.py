"""Fits linear models to hashed words: the same data and the same seed give the same numbers."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray
from scipy import sparse
from sklearn.linear_model import LogisticRegression

from clarion.reading.learned.features import BUCKETS, WORD_BUCKETS, text_buckets, tokens
from clarion.reading.learned.weights import COUNTS_UNIT

# A place that fewer texts lead to is not learned from: it would be learned by heart, and would
# carry words of single people into the weights.
TEXTS_MIN: Final = 3
# Letters inside words repeat what the words say; so much less does each of them count.
LETTERS_COUNT: Final = 0.3
# How freely a model may follow its examples. Chosen on the texts kept aside among 2, 3 and 10.
FREEDOM: Final = 2.0
SEED: Final = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """Texts as rows of numbers; ``counts`` is what each place counts, in sixteenths."""

    rows: Any
    counts: NDArray[np.uint8]


def count_places(texts: Sequence[str]) -> NDArray[np.uint8]:
    """Return how much each place of the table counts: the rarer it is in the texts, the more."""
    seen = np.zeros(BUCKETS, dtype=np.int64)
    for text in texts:
        seen[np.unique(text_buckets(tokens(text)))] += 1
    worth = np.log((len(texts) + 1) / (seen + 1)) + 1
    worth[WORD_BUCKETS:] *= LETTERS_COUNT
    return np.clip(np.rint(worth * COUNTS_UNIT), 1, 255).astype(np.uint8)


def lay_out(texts: Sequence[str], counts: NDArray[np.uint8]) -> Any:
    """Return the texts as rows, each divided by its length as the scorer divides it."""
    places = [text_buckets(tokens(text)) for text in texts]
    worth = counts.astype(np.float64) / COUNTS_UNIT
    lengths = [np.sqrt(max(1.0, float((worth[one] ** 2).sum()))) for one in places]
    rows = sparse.csr_matrix(
        (
            np.concatenate([worth[one] / n for one, n in zip(places, lengths, strict=True)]),
            np.concatenate(places),
            np.cumsum([0, *map(len, places)]),
        ),
        shape=(len(texts), BUCKETS),
    )
    rows.sum_duplicates()
    return rows


def frequent(rows: Any) -> NDArray[np.bool_]:
    """Return which places enough of the texts lead to."""
    enough: NDArray[np.bool_] = np.bincount(rows.indices, minlength=BUCKETS) >= TEXTS_MIN
    return enough


def fit(rows: Any, wanted: NDArray[np.bool_]) -> tuple[NDArray[np.float64], float]:
    """Return the weight of each column of ``rows``, and the bias, by logistic regression."""
    model = LogisticRegression(C=FREEDOM, solver="liblinear", tol=1e-3, random_state=SEED)
    model.fit(rows, wanted)
    return model.coef_[0], float(model.intercept_[0])
