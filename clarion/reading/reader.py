"""Reads texts: each one by itself, from its words alone, on this machine."""

from collections.abc import Iterable, Sequence
from itertools import islice
from typing import Final

import numpy as np
from numpy.typing import NDArray

from clarion.reading.folding import split_words
from clarion.reading.keywords import KeywordBook, KeywordList
from clarion.reading.language import tell_language
from clarion.reading.learned.features import tokens
from clarion.reading.learned.findings import by_rules_alone, learned, speaks
from clarion.reading.lexicon import bundled_book
from clarion.reading.needs import find_needs
from clarion.reading.reading import Reading
from clarion.reading.risk import find_risks

# Texts that are scored together: enough that it costs little for each, few enough to hold.
BATCH_TEXTS: Final = 512


class Reader:
    """Reads for one office. Compile it once and keep it: compiling costs, reading does not."""

    def __init__(self, keyword_book: KeywordBook) -> None:
        self._keyword_book = keyword_book
        self._book = bundled_book()
        self._learned = learned()

    @classmethod
    def compile(cls, keyword_lists: Iterable[KeywordList] = ()) -> "Reader":
        """Return a reader that also knows an office's own lists; ValueError if too long."""
        return cls(KeywordBook(keyword_lists))

    def read_many(self, texts: Iterable[str]) -> list[Reading]:
        """Return one reading for each text, in order. No text is refused."""
        readings: list[Reading] = []
        waiting = iter(texts)
        while batch := list(islice(waiting, BATCH_TEXTS)):
            words = [tokens(text) for text in batch]
            scores = self._learned.score(words)
            readings += map(self._read, batch, words, scores)
        return readings

    def _read(self, text: str, typed: Sequence[str], probabilities: NDArray[np.float32]) -> Reading:
        words = split_words(text)
        matches = list(self._book.find(words))
        language = tell_language(words)
        risks = find_risks(words, matches, language)
        if speaks(language):
            categories, life_risk = self._learned.find(text, typed, probabilities, risks)
        else:
            categories, life_risk = (), by_rules_alone(risks)
        return Reading(
            language=language,
            risks=risks,
            life_risk=life_risk,
            needs=find_needs(words, matches, risks),
            categories=categories,
            keywords=self._keyword_book.find(words),
            unread_characters=words.unread,
        )
