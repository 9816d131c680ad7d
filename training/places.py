"""Learns to recognise that words name a place: an averaged perceptron over paths of labels.

M. Collins, Discriminative training methods for hidden Markov models, 2002. The same data, numpy
and number of rounds give the same file to the byte.
"""

import json
import time
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from clarion.reading.places.place import PlaceKind
from clarion.reading.places.tagging.features import OF_THE_WORD, ROWS, Rows, rows_of
from clarion.reading.places.tagging.listed import listed
from clarion.reading.places.tagging.paths import Scores, likeliest_paths
from clarion.reading.places.tagging.tagger import emissions, spans
from clarion.reading.places.tagging.tokens import Token, tokens_of
from clarion.reading.places.tagging.weights import (
    LABELS,
    Settled,
    Weights,
    read_weights,
    write_weights,
)
from training.posts import DEVELOPMENT, HELD_OUT, LANGUAGES, Post, posts

ROOT: Final = Path(__file__).resolve().parent.parent
TARGET: Final = ROOT / "clarion/reading/places/tagging/weights.bin"
ROUNDS: Final = 8
SEED: Final = 4
# While learning, this share of names and of other words is hidden, so that what stands around a
# name is learned as well as the name: the next flood is somewhere else.
NAMES_HIDDEN: Final = 0.5
WORDS_HIDDEN: Final = 0.1
# A row of its own for what is hidden. It never weighs anything.
HIDDEN: Final = ROWS
# What was seen once is as likely a slip as a habit.
SEEN_MIN: Final = 2
INT8_MAX: Final = 127
# Rows whose greatest weight is less, of 127, are left out: they change next to nothing.
WEIGHT_MIN: Final = 3
RELUCTANCE_STEP: Final = 3.0
RELUCTANCE_STEPS: Final = 16
NEWTON_STEPS: Final = 25
RIDGE: Final = 1e-3
NUMBERS: Final = {label: number for number, label in enumerate(LABELS)}

Span = tuple[int, int, PlaceKind]


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """A post made ready: its tokens, the rows that each uses, and the label of each."""

    post: Post
    tokens: list[Token]
    rows: Rows
    labels: list[int]


class Perceptron:
    """Weights while they are learned, and the sums from which their averages come."""

    def __init__(self) -> None:
        many = len(LABELS)
        self.table = np.zeros((ROWS + 1, many), dtype=np.float32)
        self.steps = np.zeros((many + 1, many), dtype=np.float32)
        self._table_sum = np.zeros((ROWS + 1, many), dtype=np.float64)
        self._steps_sum = np.zeros((many + 1, many), dtype=np.float64)
        self._seen = 1

    def learn(self, example: Example, rows: Rows) -> None:
        """Look at one post by these rows, and move the weights where the path was wrong."""
        scores = self.table[rows].sum(axis=1)
        path = likeliest_paths([scores], self.steps)[0]
        self._seen += 1
        before_said = before_right = len(LABELS)
        for at, (said, right) in enumerate(zip(path, example.labels, strict=True)):
            if said != right:
                self._move(rows[at], right, 1)
                self._move(rows[at], said, -1)
            if (before_said, said) != (before_right, right):
                self._step(before_right, right, 1)
                self._step(before_said, said, -1)
            before_said, before_right = said, right
        self.table[HIDDEN] = 0

    def averages(self) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
        """Return the mean of all weights that there were, table and steps."""
        return (
            self.table - self._table_sum / self._seen,
            self.steps - self._steps_sum / self._seen,
        )

    def _move(self, rows: NDArray[np.int64], label: int, by: int) -> None:
        np.add.at(self.table[:, label], rows, by)
        np.add.at(self._table_sum[:, label], rows, by * self._seen)

    def _step(self, before: int, label: int, by: int) -> None:
        self.steps[before, label] += by
        self._steps_sum[before, label] += by * self._seen


def main() -> None:
    """Learn, write the weights, and print the figures on the events that were held out."""
    began = time.perf_counter()
    TARGET.write_bytes(learn_places())
    print(json.dumps({"seconds": round(time.perf_counter() - began), **measure()}))


def learn_places() -> bytes:
    """Return the file of weights, learned anew from all posts but those held out."""
    examples = [_example(post) for post in posts()]
    train = [one for one in examples if one.post.event not in HELD_OUT]
    seen = [one for one in train if one.post.event not in DEVELOPMENT]
    first = read_weights(_learn(seen, settled={}))
    development = [one for one in train if one.post.event in DEVELOPMENT]
    settled = {
        language: _settled([one for one in development if one.post.language == language], first)
        for language in LANGUAGES
    }
    return _learn(train, settled=settled)


def measure() -> dict[str, Any]:
    """Return precision, recall and counts by language and kind on the events held out."""
    weights = read_weights(TARGET.read_bytes())
    held = [_example(post) for post in posts() if post.event in HELD_OUT]
    figures: dict[str, Any] = {"bytes": TARGET.stat().st_size}
    for language in LANGUAGES:
        own = [one for one in held if one.post.language == language]
        figures[language] = _figures([(_right(one), _said(one, weights)) for one in own])
        figures[language]["posts"] = len(own)
    return figures


def _example(post: Post) -> Example:
    tokens = tokens_of(post.text)
    labels = [0] * len(tokens)
    for start, end, kind in post.places:
        mark = "B"
        for at, token in enumerate(tokens):
            if token.start < end and start < token.end:
                labels[at] = NUMBERS[mark, kind]
                mark = "I"
    rows = rows_of([tokens], [listed(tokens)])[0]
    return Example(post=post, tokens=tokens, rows=rows, labels=labels)


def _learn(train: Sequence[Example], *, settled: Mapping[str, Settled]) -> bytes:
    some = [one for one in train if one.tokens]
    seen = np.bincount(np.concatenate([one.rows.ravel() for one in some]), minlength=ROWS)
    chance = np.random.default_rng(SEED)
    perceptron = Perceptron()
    for _ in range(ROUNDS):
        for number in chance.permutation(len(some)):
            perceptron.learn(some[number], _partly_hidden(some[number], chance))
    table, steps = perceptron.averages()
    table = table[:ROWS]
    table[seen < SEEN_MIN] = 0
    scale = float(np.abs(table).max()) / INT8_MAX
    small = np.rint(table / scale).astype(np.int8)
    used = np.flatnonzero(np.abs(small).max(axis=1) >= WEIGHT_MIN).astype(np.int32)
    return write_weights(used, small[used], steps.astype(np.float32), scale=scale, settled=settled)


def _partly_hidden(example: Example, chance: np.random.Generator) -> Rows:
    """Return the rows of a post with the words themselves of some tokens hidden."""
    share = np.where(np.array(example.labels) > 0, NAMES_HIDDEN, WORDS_HIDDEN)
    hidden = chance.random(len(share)) < share
    rows = example.rows.copy()
    rows[np.ix_(hidden, OF_THE_WORD)] = HIDDEN
    return rows


def _settled(examples: Sequence[Example], weights: Weights) -> Settled:
    """Return the reluctance that is worth most, and how sure a margin then makes one."""
    ready = [(one, emissions([one.tokens], weights)[0]) for one in examples]

    def worth(reluctance: float) -> float:
        trial = Settled(reluctance=reluctance, slope=1, offset=0)
        pairs = ((_right(one), _spans_of(one, scores, weights, trial)) for one, scores in ready)
        share = _figures(pairs)["all kinds, kind right"]
        return _worth(share["precision"] or 0, share["recall"] or 0)

    best = max((step * RELUCTANCE_STEP for step in range(RELUCTANCE_STEPS)), key=worth)
    margins, hits = [], []
    for one, scores in ready:
        right = _bare(_right(one))
        for span in spans([scores], weights, Settled(reluctance=best, slope=1, offset=0))[0]:
            margins.append(span.margin)
            hits.append((one.tokens[span.first].start, one.tokens[span.last].end) in right)
    slope, offset = _logistic(np.array(margins), np.array(hits, dtype=float))
    return Settled(reluctance=best, slope=slope, offset=offset)


def _worth(precision: float, recall: float) -> float:
    """Return F 0.5: a wrong place on a card costs more than one that is missing."""
    return 1.25 * precision * recall / (0.25 * precision + recall) if precision and recall else 0.0


def _logistic(margins: NDArray[np.float64], hits: NDArray[np.float64]) -> tuple[float, float]:
    """Return slope and offset of the logistic curve from margin to hit, by Newton's method."""
    inputs = np.stack([margins, np.ones(len(margins))], axis=1)
    curve = np.zeros(2)
    for _ in range(NEWTON_STEPS):
        said = 1 / (1 + np.exp(-inputs @ curve))
        slope = inputs.T @ (hits - said) - RIDGE * curve
        bend = (inputs * (said * (1 - said))[:, None]).T @ inputs + RIDGE * np.eye(2)
        curve = curve + np.linalg.solve(bend, slope)
    return round(float(curve[0]), 4), round(float(curve[1]), 4)


def _right(one: Example) -> set[Span]:
    return set(one.post.places)


def _said(one: Example, weights: Weights) -> set[Span]:
    settled = weights.settled[one.post.language]
    return _spans_of(one, emissions([one.tokens], weights)[0], weights, settled)


def _spans_of(one: Example, scores: Scores, weights: Weights, settled: Settled) -> set[Span]:
    return {
        (one.tokens[span.first].start, one.tokens[span.last].end, span.kind)
        for span in spans([scores], weights, settled)[0]
    }


def _figures(pairs: Iterable[tuple[set[Span], set[Span]]]) -> dict[str, Any]:
    counts: dict[str, list[int]] = defaultdict(lambda: [0, 0, 0])
    for right, said in pairs:
        _count(counts["all kinds, kind right"], right, said)
        _count(counts["any place, kind aside"], _bare(right), _bare(said))
        for kind in PlaceKind:
            of_kind = ({one for one in side if one[2] is kind} for side in (right, said))
            _count(counts[kind.value], *of_kind)
    return {name: _shares(*three) for name, three in counts.items() if any(three)}


def _bare(side: set[Span]) -> set[tuple[int, int]]:
    return {(start, end) for start, end, _ in side}


def _count(three: list[int], right: set[Any], said: set[Any]) -> None:
    three[0] += len(right & said)
    three[1] += len(right)
    three[2] += len(said)


def _shares(both: int, right: int, said: int) -> dict[str, Any]:
    precision = round(both / said, 3) if said else None
    recall = round(both / right, 3) if right else None
    f1 = round(2 * both / (right + said), 3) if right + said else None
    return {"precision": precision, "recall": recall, "f1": f1, "marked": right, "said": said}


if __name__ == "__main__":
    main()
