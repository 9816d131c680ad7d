"""Reads many short texts at once: language, subject, danger and need, without the quotes."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import islice
from typing import Final

import numpy as np

from clarion.reading.fast.language import glance, plainly_english
from clarion.reading.fast.sieve import Sieve
from clarion.reading.folding import split_words
from clarion.reading.language import tell_language
from clarion.reading.learned.features import tokens
from clarion.reading.learned.findings import learned, of_rules, rounded, speaks, worse
from clarion.reading.lexicon import bundled_book
from clarion.reading.needs import find_needs
from clarion.reading.reading import CategoryKind, Language, LifeRiskLevel, NeedKind, Risk
from clarion.reading.risk import find_risks

BATCH_TEXTS: Final = 1_024

_NEEDS: Final = {kind: place for place, kind in enumerate(NeedKind)}
_ASKS: Final = frozenset("?؟？")


@dataclass(frozen=True, slots=True, kw_only=True)
class FastReading:
    """What one text seems to say. Whatever matters is read again, with care and with quotes."""

    language: Language
    level: LifeRiskLevel
    probability: float | None
    """The model's alone, 0 to 1; None in a language that it was not measured in."""
    categories: tuple[CategoryKind, ...]
    need: NeedKind | None
    """The weightiest need; a guess by words in any order where no danger was looked for."""
    risks: tuple[Risk, ...] = ()
    """What the lexicons found, as a careful reading does."""


class FastReader:
    """The fast tier. It searches a text with the lexicons only where a danger may be found."""

    def __init__(self) -> None:
        self._book = bundled_book()
        self._sieve = Sieve(self._book)
        self._learned = learned()

    def read_many(self, texts: Iterable[str]) -> list[FastReading]:
        """Return one reading for each text, in order. No text is refused."""
        readings: list[FastReading] = []
        waiting = iter(texts)
        while batch := list(islice(waiting, BATCH_TEXTS)):
            readings += self._read_batch(batch)
        return readings

    def _read_batch(self, texts: Sequence[str]) -> list[FastReading]:
        typed = [tokens(text) for text in texts]
        scores = self._learned.score(typed)
        kinds: list[list[CategoryKind]] = [[] for _ in texts]
        for row, column in zip(
            *np.nonzero(scores[:, :-1] >= self._learned.thresholds), strict=True
        ):
            kinds[row].append(self._learned.kinds[column])
        return [
            self._read(*each)
            for each in zip(texts, typed, scores[:, -1].tolist(), kinds, strict=True)
        ]

    def _read(
        self, text: str, typed: Sequence[str], probability: float, kinds: list[CategoryKind]
    ) -> FastReading:
        places = self._sieve.places(typed)
        if self._sieve.may_alarm(text, places):
            language, risks, need = self._search(text, typed)
        else:
            language, risks, need = glance(typed), (), self._need(text, typed, places)
        level = of_rules(risks)
        known = bool(typed) and speaks(language)
        return FastReading(
            language=language,
            level=worse(level, self._learned.level(probability)) if known else level,
            probability=rounded(probability) if known else None,
            categories=tuple(kinds) if known else (),
            need=need,
            risks=risks,
        )

    def _search(
        self, text: str, typed: Sequence[str]
    ) -> tuple[Language, tuple[Risk, ...], NeedKind | None]:
        words = split_words(text)
        matches = list(self._book.find(words))
        language = plainly_english(typed) or tell_language(words)
        risks = find_risks(words, matches, language)
        needs = find_needs(words, matches, risks, language)
        return language, risks, needs[0].kind if needs else None

    def _need(self, text: str, typed: Sequence[str], places: frozenset[int]) -> NeedKind | None:
        needs = self._sieve.needs(typed, places)
        if not _ASKS.isdisjoint(text):
            needs.add(NeedKind.QUESTION)
        return min(needs, key=_NEEDS.__getitem__, default=None)


@cache
def fast_reader() -> FastReader:
    """Return one that is compiled once for the whole process."""
    return FastReader()
