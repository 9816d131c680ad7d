"""Finds the likeliest path through the labels of many texts at once (A. Viterbi, 1967)."""

from collections.abc import Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray

Scores = NDArray[np.float32]

# So many texts of about one length go side by side: more of them no longer save time.
_SIDE_BY_SIDE_MAX: Final = 64


def likeliest_paths(scores: Sequence[Scores], steps: NDArray[np.float32]) -> list[list[int]]:
    """Return for each text the labels with the greatest sum of scores and steps.

    ``scores``: one array (tokens, labels) a text; ``steps``: (labels + 1, labels), the weight of
    one label after another, in its last line that of the first label.
    """
    paths: list[list[int]] = [[] for _ in scores]
    by_length = sorted((len(one), number) for number, one in enumerate(scores) if len(one))
    for begin in range(0, len(by_length), _SIDE_BY_SIDE_MAX):
        numbers = [number for _, number in by_length[begin : begin + _SIDE_BY_SIDE_MAX]]
        found = _side_by_side([scores[number] for number in numbers], steps)
        for number, path in zip(numbers, found, strict=True):
            paths[number] = path
    return paths


def _side_by_side(scores: Sequence[Scores], steps: NDArray[np.float32]) -> list[list[int]]:
    lengths = np.array([len(one) for one in scores])
    longest, labels = int(lengths.max()), steps.shape[1]
    padded = np.zeros((longest, len(scores), labels), dtype=np.float32)
    for number, one in enumerate(scores):
        padded[: len(one), number] = one
    best = padded[0] + steps[-1]
    came_from = np.empty((longest, len(scores), labels), dtype=np.int64)
    same = np.arange(labels)
    for at in range(1, longest):
        goes_on = (lengths > at)[:, None]
        ways = best[:, :, None] + steps[:-1]
        came_from[at] = np.where(goes_on, ways.argmax(axis=1), same)
        best = np.where(goes_on, ways.max(axis=1) + padded[at], best)
    label = best.argmax(axis=1)
    path = np.empty((longest, len(scores)), dtype=np.int64)
    for at in range(longest - 1, -1, -1):
        path[at] = label
        if at:
            label = came_from[at, np.arange(len(scores)), label]
    return [path[:length, number].tolist() for number, length in enumerate(lengths)]
