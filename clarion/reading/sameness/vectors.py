"""Keeps what tellings mean as vectors, and finds the nearest of them many at a time."""

from collections.abc import Callable, Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray

Vector = NDArray[np.float32]
Encode = Callable[[Sequence[str]], Vector]
"""Turns texts into one vector of length 1 each, or nought: a matrix with a row for each text."""

NEAREST_MAX: Final = 12
ROWS_AT_FIRST: Final = 256


class VectorShelf:
    """Vectors of length 1 by slot. ``width`` is how many numbers each has."""

    def __init__(self, *, width: int) -> None:
        self._rows: Vector = np.zeros((ROWS_AT_FIRST, width), dtype=np.float32)
        self._used = 0

    @property
    def width(self) -> int:
        return int(self._rows.shape[1])

    def put(self, slot: int, vector: Vector) -> None:
        """Keep a vector; the shelf doubles when it is full."""
        while slot >= len(self._rows):
            self._rows = np.concatenate([self._rows, np.zeros_like(self._rows)])
        self._rows[slot] = vector
        self._used = max(self._used, slot + 1)

    def clear(self, slot: int) -> None:
        """Forget a vector: nothing is near to it any more."""
        self._rows[slot] = 0.0

    def row(self, slot: int) -> Vector:
        found: Vector = self._rows[slot].copy()
        return found

    def cosine(self, slot: int, vector: Vector) -> float | None:
        """Return how near a kept vector is to another, -1 to 1; None where one is nought."""
        if not vector.any() or not self._rows[slot].any():
            return None
        return float(self._rows[slot] @ vector)

    def nearest(self, block: Vector) -> list[list[int]]:
        """Return for each row of ``block`` the slots nearest to it, at most 12, nearest first."""
        if not self._used:
            return [[] for _ in block]
        cosines = block @ self._rows[: self._used].T
        count = min(NEAREST_MAX, self._used)
        best = np.argpartition(-cosines, count - 1, axis=1)[:, :count]
        order = np.argsort(-np.take_along_axis(cosines, best, axis=1), axis=1, kind="stable")
        found: list[list[int]] = np.take_along_axis(best, order, axis=1).tolist()
        return found
