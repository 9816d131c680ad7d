"""Gives texts the labels of an office, and quotes the words that spoke for each."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from clarion.reading.learned.explain import led_to
from clarion.reading.learned.features import token_spans, tokens
from clarion.reading.learned.scorer import Scorer
from clarion.reading.learned.weights import Weights
from clarion.reading.quote import Quote


@dataclass(frozen=True, slots=True, kw_only=True)
class Label:
    """The most probable label of a text (0 to 1), and the words that spoke most for it."""

    label: str
    probability: float
    quotes: tuple[Quote, ...]


class Labeller:
    """Labels with what one office has taught. Make it once and keep it."""

    def __init__(self, weights: Weights) -> None:
        self._scorer = Scorer([weights])

    def label_many(self, texts: Sequence[str]) -> list[Label | None]:
        """Return the most probable label of each text, or None where none is sure enough."""
        words = [tokens(text) for text in texts]
        scores = self._scorer.score(words)
        best = np.argmax(scores, axis=1).tolist() if len(scores) else []
        return [
            self._label(text, typed, column, float(score[column]))
            for text, typed, score, column in zip(texts, words, scores, best, strict=True)
        ]

    def _label(
        self, text: str, words: Sequence[str], column: int, probability: float
    ) -> Label | None:
        if not words or probability < self._scorer.thresholds[column]:
            return None
        weighed = self._scorer.weigh(words, [column])[:, 0]
        quotes = led_to(text, token_spans(text), weighed)
        if not quotes:  # it is only the most usual label, and no word speaks for it
            return None
        return Label(
            label=self._scorer.names[column], probability=round(probability, 4), quotes=quotes
        )
