"""Chance that is the same every time: the play can be stopped and goes on as it would have."""

import hashlib
from collections.abc import Sequence
from typing import TypeVar

T = TypeVar("T")


def share(*seed: object) -> float:
    """Return a number from 0 up to 1 that depends on the seed alone."""
    digest = hashlib.sha256("·".join(map(str, seed)).encode()).digest()
    return int.from_bytes(digest[:6], "big") / 2**48


def choose(among: Sequence[T], *seed: object) -> T:
    """Return one of these."""
    return among[int(share(*seed) * len(among))]
