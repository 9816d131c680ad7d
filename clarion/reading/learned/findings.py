"""What was learned says what a text is about, and how far a danger to a life can be ruled out."""

from collections.abc import Iterable, Sequence
from functools import cache
from typing import Final

import numpy as np
from numpy.typing import NDArray

from clarion.reading.learned.explain import led_to
from clarion.reading.learned.features import token_spans
from clarion.reading.learned.scorer import Scorer
from clarion.reading.learned.weights import bundled
from clarion.reading.lexicon import lexicons
from clarion.reading.quote import Quote
from clarion.reading.reading import (
    UNKNOWN_LANGUAGE,
    Category,
    CategoryKind,
    Grade,
    Language,
    LifeRisk,
    LifeRiskLevel,
    Risk,
)
from clarion.reading.risk import FOREIGN_CONFIDENCE_MIN

# The languages that the models were learned and measured in; see docs/models. A text that is
# surely in another one would be sorted by chance likenesses of its words.
MEASURED_LANGUAGES: Final = frozenset({"en", "ht", "fr", "es", UNKNOWN_LANGUAGE})
LIFE_RISK: Final = "life_risk"
DECIMALS: Final = 4

_LEVELS: Final = {level: place for place, level in enumerate(LifeRiskLevel)}


class Learned:
    """The models that come with Clarion, asked together for many texts at once."""

    def __init__(self) -> None:
        categories, life_risk = bundled("categories"), bundled(LIFE_RISK)
        self.scorer = Scorer([categories, life_risk])
        self.kinds = tuple(CategoryKind(name) for name in categories.names)
        self.thresholds = categories.thresholds[:, 0]
        possible, net = life_risk.thresholds[0]
        self.possible_min = float(possible)
        self.unclear_min = float(net)
        self._quoted_from = np.append(self.thresholds, np.float32(net))

    def score(self, texts: Sequence[Sequence[str]]) -> NDArray[np.float32]:
        """Return for the tokens of each text a row: the kinds in their order, then life risk."""
        return self.scorer.score(texts)

    def find(
        self,
        text: str,
        words: Sequence[str],
        probabilities: NDArray[np.float32],
        risks: Sequence[Risk],
    ) -> tuple[tuple[Category, ...], LifeRisk]:
        """Return what the text is about, and what rules and model say of a life, with words."""
        columns = np.flatnonzero(probabilities >= self._quoted_from).tolist()
        quotes = dict(zip(columns, self._quotes(text, words, columns), strict=True))
        caught = quotes.pop(len(self.kinds), ())
        categories = [
            Category(
                kind=self.kinds[column],
                probability=rounded(probabilities[column]),
                quotes=found,
            )
            for column, found in quotes.items()
            if found
        ]
        life_risk = LifeRisk(
            level=worse(of_rules(risks), self.level(float(probabilities[-1]))),
            probability=rounded(probabilities[-1]),
            quotes=in_order([risk.quote for risk in risks] + list(caught)),
        )
        return tuple(sorted(categories, key=lambda one: -one.probability)), life_risk

    def _quotes(
        self, text: str, words: Sequence[str], columns: list[int]
    ) -> list[tuple[Quote, ...]]:
        if not columns or not words:
            return [()] * len(columns)
        spans = token_spans(text)
        return [led_to(text, spans, each) for each in self.scorer.weigh(words, columns).T]

    def level(self, probability: float) -> LifeRiskLevel:
        """Return what the model alone says; it is never certain."""
        if probability >= self.possible_min:
            return LifeRiskLevel.POSSIBLE
        return LifeRiskLevel.UNCLEAR if probability >= self.unclear_min else LifeRiskLevel.LOW


@cache
def learned() -> Learned:
    """Return the models, loaded once for all readers."""
    return Learned()


def speaks(language: Language) -> bool:
    """Return whether the models may say something about a text in this language."""
    sure = language.confidence >= FOREIGN_CONFIDENCE_MIN
    return language.code in MEASURED_LANGUAGES or not sure


def by_rules_alone(
    risks: Sequence[Risk], language: Language, *, is_empty: bool = False
) -> LifeRisk:
    """Return what the lexicons say where the model may not.

    In a language that has no lexicon nobody has looked: that is unclear, and not low.
    """
    quotes = in_order(risk.quote for risk in risks)
    unread = not (risks or is_empty) and language.code not in _lexicon_languages()
    level = LifeRiskLevel.UNCLEAR if unread else of_rules(risks)
    return LifeRisk(level=level, probability=None, quotes=quotes)


@cache
def _lexicon_languages() -> frozenset[str]:
    return frozenset(one.language for one in lexicons())


def of_rules(risks: Sequence[Risk]) -> LifeRiskLevel:
    """Return the level of the gravest risk that the lexicons found."""
    if not risks:
        return LifeRiskLevel.LOW
    certain = risks[0].grade is Grade.CERTAIN
    return LifeRiskLevel.CERTAIN if certain else LifeRiskLevel.POSSIBLE


def worse(one: LifeRiskLevel, other: LifeRiskLevel) -> LifeRiskLevel:
    """Return the graver of two levels: rules and model are joined by "or"."""
    return min(one, other, key=_LEVELS.__getitem__)


def in_order(quotes: Iterable[Quote]) -> tuple[Quote, ...]:
    """Return quotes as they stand in the text, each once."""
    return tuple(sorted(set(quotes), key=lambda quote: (quote.start, quote.end)))


def rounded(probability: float) -> float:
    """Return a probability as it is shown: more figures would only pretend to know."""
    return round(float(probability), DECIMALS)
