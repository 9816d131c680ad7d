"""Keeps what was learned in a file that is the same to the byte however often it is written."""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from itertools import product
from typing import Final

import numpy as np
from numpy.typing import NDArray

from clarion.reading.places.place import PlaceKind
from clarion.reading.places.tagging.features import FEATURES, ROWS

# "O" is no place; "B" begins the name of one and "I" goes on with it.
LABELS: Final[tuple[tuple[str, PlaceKind | None], ...]] = (
    ("O", None),
    *product("BI", PlaceKind),
)
_HEAD_END: Final = b"\n"
_FORMAT: Final = "clarion places 1"


@dataclass(frozen=True, slots=True, kw_only=True)
class Settled:
    """What is settled for one language on posts that the weights had not seen.

    ``reluctance`` is taken from "no place"; ``slope`` and ``offset`` make the certainty of a
    margin, as a logistic curve.
    """

    reluctance: float
    slope: float
    offset: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Weights:
    """``table`` holds the rows in use, int8 (rows + 1, labels), the first of nothing but zeros.

    ``places`` (ROWS) says where in it each row stands; ``steps`` (labels + 1, labels), float32,
    weighs one label after another, the last line the first label of a text; ``scale`` turns the
    table into the unit of the steps; ``settled`` says for each language how to use them.
    """

    table: NDArray[np.int8]
    places: NDArray[np.int32]
    steps: NDArray[np.float32]
    scale: float
    settled: Mapping[str, Settled]


def write_weights(
    rows: NDArray[np.int32],
    table: NDArray[np.int8],
    steps: NDArray[np.float32],
    *,
    scale: float,
    settled: Mapping[str, Settled],
) -> bytes:
    """Return a line of JSON, then the numbers of the rows, the rows, the steps, little-endian."""
    head = {
        "format": _FORMAT,
        "rows": len(rows),
        "labels": len(LABELS),
        "features": FEATURES,
        "scale": scale,
        "settled": {language: asdict(one) for language, one in settled.items()},
    }
    return b"".join(
        (
            json.dumps(head, sort_keys=True).encode(),
            _HEAD_END,
            rows.astype("<i4").tobytes(),
            table.astype("<i1").tobytes(),
            steps.astype("<f4").tobytes(),
        )
    )


def read_weights(stored: bytes) -> Weights:
    """Return the weights of a file; ValueError if it is not one of these, or cut short."""
    line, _, body = stored.partition(_HEAD_END)
    if not line.startswith(b"{") or _FORMAT.encode() not in line:
        raise ValueError("These are no weights of the tagger")
    head = json.loads(line)
    many, labels = head["rows"], head["labels"]
    expected = many * 4 + many * labels + (labels + 1) * labels * 4
    if labels != len(LABELS) or head["features"] != FEATURES:
        raise ValueError("These weights were made for another version of the tagger")
    if len(body) != expected:
        raise ValueError(f"The weights have {len(body)} bytes where {expected} belong")
    rows = np.frombuffer(body, dtype="<i4", count=many)
    table = np.zeros((many + 1, labels), dtype=np.int8)
    table[1:] = np.frombuffer(body, dtype="<i1", count=many * labels, offset=many * 4).reshape(
        many, labels
    )
    places = np.zeros(ROWS, dtype=np.int32)
    places[rows] = np.arange(1, many + 1, dtype=np.int32)
    steps = np.frombuffer(body, dtype="<f4", offset=many * (4 + labels)).reshape(labels + 1, labels)
    return Weights(
        table=table,
        places=places,
        steps=steps.astype(np.float32),
        scale=head["scale"],
        settled={language: Settled(**one) for language, one in head["settled"].items()},
    )
