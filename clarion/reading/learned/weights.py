"""What was learned, as it is kept in a file: small whole numbers, one column for each finding."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import IO, Any, Final

import numpy as np
from numpy.typing import NDArray

from clarion.reading.learned.features import BUCKETS

# A weight is kept as a whole number from -127 to 127 times the step of its column.
WEIGHT_MAX: Final = 127
# How much a place in the table counts is kept in sixteenths.
COUNTS_UNIT: Final = 16


@dataclass(frozen=True, slots=True, kw_only=True)
class Weights:
    """One model: a column for each name, with its bias, its step and its thresholds."""

    names: tuple[str, ...]
    table: NDArray[np.int8]
    """BUCKETS rows, one column for each name."""
    steps: NDArray[np.float32]
    bias: NDArray[np.float32]
    thresholds: NDArray[np.float32]
    """Probabilities from which a name is found: a row for each name, the strictest first."""

    def __post_init__(self) -> None:
        columns = len(self.names)
        if self.table.shape != (BUCKETS, columns) or self.table.dtype != np.int8:
            raise ValueError(f"The table is {self.table.shape}, not {(BUCKETS, columns)}")
        for one in (self.steps, self.bias, self.thresholds):
            if len(one) != columns or not np.isfinite(one).all():
                raise ValueError("A model needs a finite bias, step and threshold for each name")


def quantise(names: tuple[str, ...], exact: NDArray[Any], **more: NDArray[Any]) -> Weights:
    """Return weights rounded to what is kept; ``more`` is the bias and the thresholds."""
    steps = np.maximum(np.abs(exact).max(axis=0), 1e-9) / WEIGHT_MAX
    return Weights(
        names=names,
        table=np.rint(exact / steps).astype(np.int8),
        steps=steps.astype(np.float32),
        **{name: values.astype(np.float32) for name, values in more.items()},
    )


def save(file: IO[bytes], weights: Weights) -> None:
    """Write a model: the same bytes for the same numbers."""
    np.savez_compressed(
        file,
        names=np.array(weights.names),
        table=weights.table,
        steps=weights.steps,
        bias=weights.bias,
        thresholds=weights.thresholds,
    )


def load(file: IO[bytes]) -> Weights:
    """Read a model; ValueError, OSError or KeyError when it is none, never code from a file."""
    with np.load(file, allow_pickle=False) as kept:
        return Weights(
            names=tuple(str(name) for name in kept["names"]),
            table=kept["table"],
            steps=kept["steps"],
            bias=kept["bias"],
            thresholds=kept["thresholds"],
        )


@cache
def bundled(name: str) -> Weights:
    """Return a model that comes with Clarion, e.g. ``categories``."""
    with (_folder() / f"{name}.npz").open("rb") as file:
        return load(file)


@cache
def counts() -> NDArray[np.int64]:
    """Return how much each place of the table counts, in sixteenths: rare words count more."""
    with (_folder() / "features.npz").open("rb") as file, np.load(file) as kept:
        return _counts(kept)


def _counts(kept: Mapping[str, Any]) -> NDArray[np.int64]:
    values: NDArray[np.int64] = kept["counts"].astype(np.int64)
    if values.shape != (BUCKETS,):
        raise ValueError(f"features.npz has {values.shape} counts, not {BUCKETS}")
    return values


def _folder() -> Any:
    return resources.files("clarion.reading.learned") / "weights"
