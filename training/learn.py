"""Learns the models that Clarion is shipped with, and chooses from what on each is sure enough."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from clarion.reading.learned.features import BUCKETS
from clarion.reading.learned.weights import COUNTS_UNIT, Weights, quantise, save
from clarion.reading.reading import CategoryKind
from training.corpus import ASIDE_ONE_IN, Example, alarmed_by_words, at_risk, training_examples
from training.fit import count_places, fit, frequent, lay_out

# A category whose best balance of recall and precision (F1) on the texts kept aside is worse than
# this is not shipped.
BALANCE_MIN: Final = 0.2
# What was tried and is below it, or has too few examples to tell; the card gives the figures.
TRIED_AND_LEFT: Final = ("security", "aid_centers", "tools", "shops", "offer", "child_alone")
# With fewer examples not even that can be told.
EXAMPLES_MIN: Final = 100
# What we promise is 0.98; half a point more, for what is unseen is always a little worse.
RECALL_WANTED: Final = 0.985
# So many harmless everyday messages more may be called possibly dangerous because of the model.
EVERYDAY_SHARE_MAX: Final = 0.003
# What people write themselves, as opposed to the news: by this the life-risk net is judged.
FIRST_HAND: Final = ("direct", "social", "original")
THRESHOLDS: Final = np.round(np.arange(0.1, 0.91, 0.01), 2)


@dataclass(frozen=True, slots=True, kw_only=True)
class Learned:
    """Everything that is written to files, and the balance of every category that was tried."""

    counts: NDArray[np.uint8]
    categories: Weights
    life_risk: Weights
    balances: dict[str, float]


def learn() -> Learned:
    """Learn everything from the training texts: the same files from the same data."""
    examples = training_examples()
    texts = [one.text for one in examples]
    counts = count_places(texts)
    rows = lay_out(texts, counts)
    kept = frequent(rows)
    table = _Table(examples=examples, rows=rows[:, kept], places=np.flatnonzero(kept))
    categories, balances = _categories(table, counts)
    return Learned(
        counts=counts,
        categories=categories,
        life_risk=_life_risk(table, counts),
        balances=balances,
    )


def write(learned: Learned, folder: Path) -> None:
    """Write the files that Clarion reads; they carry no date."""
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / "features.npz").open("wb") as file:
        np.savez_compressed(file, counts=learned.counts)
    for name in ("categories", "life_risk"):
        with (folder / f"{name}.npz").open("wb") as file:
            save(file, getattr(learned, name))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Table:
    examples: Sequence[Example]
    rows: Any
    places: NDArray[np.int64]

    def having(self, label: str) -> NDArray[np.bool_]:
        return np.array([label in one.labels for one in self.examples])

    def folds(self) -> NDArray[np.int64]:
        """Return a number for each text; a message and its original always have the same."""
        ids: dict[str, int] = {}
        for one in self.examples:
            ids.setdefault(one.id, len(ids) % ASIDE_ONE_IN)
        return np.array([ids[one.id] for one in self.examples])


def _categories(table: _Table, counts: NDArray[np.uint8]) -> tuple[Weights, dict[str, float]]:
    aside = np.array([one.aside for one in table.examples])
    columns, biases, thresholds = [], [], []
    balances: dict[str, float] = {}
    for kind in (*CategoryKind, *TRIED_AND_LEFT):
        wanted = table.having(kind)
        if wanted.sum() < EXAMPLES_MIN:
            continue
        weights, bias = fit(table.rows[~aside], wanted[~aside])
        probabilities = _probabilities(table.rows[aside], weights, bias)
        threshold, balances[str(kind)] = _balanced(probabilities, wanted[aside])
        if kind in TRIED_AND_LEFT:
            continue
        if balances[kind] < BALANCE_MIN:
            raise ValueError(f"{kind} is found too badly to be shipped: {balances[kind]:.2f}")
        weights, bias = fit(table.rows, wanted)
        columns.append(weights)
        biases.append(bias)
        thresholds.append([threshold])
    names = [kind.value for kind in CategoryKind]
    return _weights(table, counts, names, columns, biases, thresholds), balances


def _life_risk(table: _Table, counts: NDArray[np.uint8]) -> Weights:
    wanted = np.array([at_risk(one) for one in table.examples])
    folds = table.folds()
    probabilities = np.zeros(len(wanted))
    for fold in range(ASIDE_ONE_IN):
        weights, bias = fit(table.rows[folds != fold], wanted[folds != fold])
        probabilities[folds == fold] = _probabilities(table.rows[folds == fold], weights, bias)
    by_words = np.array([alarmed_by_words(one.text) for one in table.examples])
    sources = np.array([one.source for one in table.examples])
    first_hand = wanted & np.isin(sources, FIRST_HAND)
    # What the lexicons find is found already: the model must find enough of the rest.
    reached = np.sort(np.where(by_words, 1.0, probabilities)[first_hand])
    net = reached[int((1 - RECALL_WANTED) * len(reached))]
    harmless = np.sort(probabilities[(sources == "everyday") & ~by_words])
    possible = harmless[int((1 - EVERYDAY_SHARE_MAX) * len(harmless))]
    weights, bias = fit(table.rows, wanted)
    thresholds = [[max(net, possible), net]]
    return _weights(table, counts, ["life_risk"], [weights], [bias], thresholds)


def _weights(
    table: _Table,
    counts: NDArray[np.uint8],
    names: list[str],
    columns: list[NDArray[np.float64]],
    biases: list[float],
    thresholds: list[list[float]],
) -> Weights:
    exact = np.zeros((BUCKETS, len(names)))
    worth = counts[table.places].astype(np.float64) / COUNTS_UNIT
    exact[table.places] = np.array(columns).T * worth[:, np.newaxis]
    return quantise(tuple(names), exact, bias=np.array(biases), thresholds=np.round(thresholds, 4))


def _probabilities(rows: Any, weights: NDArray[np.float64], bias: float) -> NDArray[np.float64]:
    probabilities: NDArray[np.float64] = 1 / (1 + np.exp(-(rows @ weights + bias)))
    return probabilities


def _balanced(probabilities: NDArray[np.float64], wanted: NDArray[np.bool_]) -> tuple[float, float]:
    """Return the threshold at which recall and precision are best together (F1), and that F1."""
    best = (0.5, 0.0)
    for threshold in THRESHOLDS:
        found = probabilities >= threshold
        both = int((found & wanted).sum())
        balance = 2 * both / max(1, int(found.sum()) + int(wanted.sum()))
        if balance > best[1]:
            best = (float(threshold), balance)
    return best
