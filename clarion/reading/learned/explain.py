"""Finds in a text the words that spoke most for a finding."""

from collections.abc import Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray

from clarion.reading.quote import Quote

# More words than these explain nothing: one would have to read the text anyway.
QUOTED_WORDS_MAX: Final = 4


def led_to(
    text: str, spans: Sequence[tuple[int, int]], weighed: NDArray[np.float64]
) -> tuple[Quote, ...]:
    """Return the words that weighed most, in the order of the text; neighbours as one quote.

    ``spans`` is where each token stands and ``weighed`` has a number for each. Words that spoke
    against are never quoted.
    """
    strongest = np.argsort(-weighed, kind="stable")[:QUOTED_WORDS_MAX].tolist()
    chosen = sorted(at for at in strongest if weighed[at] > 0)
    return tuple(_quote(text, spans, run) for run in _runs(chosen))


def _runs(chosen: Sequence[int]) -> list[tuple[int, int]]:
    runs: list[tuple[int, int]] = []
    for at in chosen:
        if runs and runs[-1][1] == at - 1:
            runs[-1] = (runs[-1][0], at)
        else:
            runs.append((at, at))
    return runs


def _quote(text: str, spans: Sequence[tuple[int, int]], run: tuple[int, int]) -> Quote:
    start, end = spans[run[0]][0], spans[run[1]][1]
    return Quote(words=text[start:end], start=start, end=end)
