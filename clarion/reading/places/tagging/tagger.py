"""Tags the words of many texts at once with linear weights, each text by its likeliest path."""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Final

import numpy as np
from numpy.typing import NDArray

from clarion.reading.places.place import PlaceKind, PlaceMention, PlaceSource
from clarion.reading.places.tagging.features import Rows, rows_of
from clarion.reading.places.tagging.listed import listed
from clarion.reading.places.tagging.tokens import Token, tokens_of
from clarion.reading.places.tagging.weights import LABELS, Settled, Weights, read_weights
from clarion.reading.quote import quote_of

# The languages that the weights were learned from; in others they would only guess.
TAGGED_LANGUAGES: Final = frozenset({"en", "ar"})
# So many tokens are weighed at once: about 100 MB at most.
_TOKENS_AT_ONCE_MAX: Final = 20_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """Tokens from ``first`` to ``last`` that name a place, and by how much that was the best."""

    first: int
    last: int
    kind: PlaceKind
    margin: float


def tag_many(texts: Sequence[str], languages: Sequence[str]) -> list[list[PlaceMention]]:
    """Return for each text the places that its words speak of, without candidates.

    Of a text in none of the TAGGED_LANGUAGES nothing is said.
    """
    weights = _weights()
    mentions: list[list[PlaceMention]] = []
    cut = [
        tokens_of(text) if language in TAGGED_LANGUAGES else []
        for text, language in zip(texts, languages, strict=True)
    ]
    for batch in _batches(cut):
        for tokens, scores in zip(batch, emissions(batch, weights), strict=True):
            text, language = texts[len(mentions)], languages[len(mentions)]
            settled = weights.settled.get(language)
            mentions.append(
                [_mention(text, tokens, span, settled) for span in spans(scores, weights, settled)]
                if settled
                else []
            )
    return mentions


def emissions(batch: Sequence[Sequence[Token]], weights: Weights) -> list[NDArray[np.float32]]:
    """Return one array (tokens, labels) for each text."""
    rows = [feature_rows(tokens) for tokens in batch if tokens]
    if not rows:
        return [np.zeros((0, len(LABELS)), dtype=np.float32) for _ in batch]
    scores = weights.table[weights.places[np.concatenate(rows)]].sum(axis=1, dtype=np.float32)
    parts = np.split(scores * weights.scale, np.cumsum([len(tokens) for tokens in batch])[:-1])
    return list(parts)


def feature_rows(tokens: Sequence[Token]) -> Rows:
    """Return the rows of weights that the tokens of one text use."""
    return rows_of(tokens, listed(tokens))


def spans(scores: NDArray[np.float32], weights: Weights, settled: Settled) -> Iterator[Span]:
    """Yield the places on the likeliest path through the labels of one text."""
    if not len(scores):
        return
    scores = scores.copy()
    scores[:, 0] -= settled.reluctance
    path = likeliest(scores, weights.steps)
    at = 0
    while at < len(path):
        kind = LABELS[path[at]][1]
        if kind is None:
            at += 1
            continue
        last = at
        while last + 1 < len(path) and LABELS[path[last + 1]] == ("I", kind):
            last += 1
        margin = float(
            np.mean([scores[one, path[one]] - scores[one, 0] for one in range(at, last + 1)])
        )
        yield Span(first=at, last=last, kind=kind, margin=margin)
        at = last + 1


def likeliest(scores: NDArray[np.float32], steps: NDArray[np.float32]) -> list[int]:
    """Return the labels with the greatest sum of scores and steps (Viterbi, 1967)."""
    best = scores[0] + steps[-1]
    came_from = np.zeros(scores.shape, dtype=np.int64)
    for at in range(1, len(scores)):
        ways = best[:, None] + steps[:-1]
        came_from[at] = ways.argmax(axis=0)
        best = ways.max(axis=0) + scores[at]
    path = [int(best.argmax())]
    for at in range(len(scores) - 1, 0, -1):
        path.append(int(came_from[at, path[-1]]))
    return path[::-1]


@cache
def _weights() -> Weights:
    stored = resources.files("clarion.reading.places.tagging") / "weights.bin"
    return read_weights(stored.read_bytes())


def _batches(cut: Sequence[list[Token]]) -> Iterator[list[list[Token]]]:
    batch: list[list[Token]] = []
    held = 0
    for tokens in cut:
        if batch and held + len(tokens) > _TOKENS_AT_ONCE_MAX:
            yield batch
            batch, held = [], 0
        batch.append(tokens)
        held += len(tokens)
    if batch:
        yield batch


def _mention(text: str, tokens: Sequence[Token], span: Span, settled: Settled) -> PlaceMention:
    certainty = 1 / (1 + math.exp(-(settled.slope * span.margin + settled.offset)))
    return PlaceMention(
        quote=quote_of(text, start=tokens[span.first].start, end=tokens[span.last].end),
        kind=span.kind,
        source=PlaceSource.WORDS,
        certainty=round(certainty, 2),
    )
