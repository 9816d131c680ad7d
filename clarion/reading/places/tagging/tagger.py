"""Tags the words of many texts at once with linear weights, each text by its likeliest path."""

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Final

import numpy as np

from clarion.reading.places.place import PlaceKind, PlaceMention, PlaceSource
from clarion.reading.places.tagging.features import rows_of
from clarion.reading.places.tagging.listed import listed
from clarion.reading.places.tagging.paths import Scores, likeliest_paths
from clarion.reading.places.tagging.tokens import Token, tokens_of
from clarion.reading.places.tagging.weights import LABELS, Settled, Weights, read_weights
from clarion.reading.quote import quote_of

# The languages that the weights were learned from; in others they would only guess.
TAGGED_LANGUAGES: Final = frozenset({"en", "ar"})
# So many tokens are weighed at once: about 100 MB at most.
_TOKENS_AT_ONCE_MAX: Final = 20_000
# One for the label "no place", nought for the others.
_NO_PLACE: Final = np.eye(1, len(LABELS), dtype=np.float32)


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
    mentions: list[list[PlaceMention]] = [[] for _ in texts]
    for language in sorted(TAGGED_LANGUAGES.intersection(languages)):
        settled = weights.settled[language]
        own = [number for number, code in enumerate(languages) if code == language]
        for batch in _batches([(number, tokens_of(texts[number])) for number in own]):
            tokens = [one for _, one in batch]
            found = spans(emissions(tokens, weights), weights, settled)
            for (number, pieces), named in zip(batch, found, strict=True):
                mentions[number] = [
                    _mention(texts[number], pieces, span, settled) for span in named
                ]
    return mentions


def emissions(batch: Sequence[Sequence[Token]], weights: Weights) -> list[Scores]:
    """Return what speaks for each label of each token: one array (tokens, labels) a text."""
    rows = rows_of(batch, [listed(tokens) for tokens in batch])
    scores = weights.table[weights.places[np.concatenate(rows)]].sum(axis=1, dtype=np.float32)
    ends = np.cumsum([len(tokens) for tokens in batch])[:-1]
    return list(np.split(scores * np.float32(weights.scale), ends))


def spans(scores: Sequence[Scores], weights: Weights, settled: Settled) -> list[list[Span]]:
    """Return the places on the likeliest path through the labels of each text."""
    eager = [one - settled.reluctance * _NO_PLACE for one in scores]
    return [
        list(_on_path(path, one))
        for path, one in zip(likeliest_paths(eager, weights.steps), eager, strict=True)
    ]


def _on_path(path: Sequence[int], scores: Scores) -> Iterator[Span]:
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


@cache
def _weights() -> Weights:
    stored = resources.files("clarion.reading.places.tagging") / "weights.bin"
    return read_weights(stored.read_bytes())


def _batches(
    numbered: Iterable[tuple[int, list[Token]]],
) -> Iterator[list[tuple[int, list[Token]]]]:
    batch: list[tuple[int, list[Token]]] = []
    held = 0
    for number, tokens in numbered:
        if batch and held + len(tokens) > _TOKENS_AT_ONCE_MAX:
            yield batch
            batch, held = [], 0
        batch.append((number, tokens))
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
