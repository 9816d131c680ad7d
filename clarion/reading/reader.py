"""Reads texts: each one by itself, from its words alone, on this machine."""

from collections.abc import Iterable, Sequence
from itertools import islice
from typing import Final

import numpy as np
from numpy.typing import NDArray

from clarion.reading.claims.find import find_claims
from clarion.reading.feelings.find import find_feelings, take_temperature
from clarion.reading.folding import Words, split_words
from clarion.reading.keywords import KeywordBook, KeywordList
from clarion.reading.language import tell_language
from clarion.reading.learned.features import tokens
from clarion.reading.learned.findings import by_rules_alone, learned, speaks
from clarion.reading.lexicon import bundled_book
from clarion.reading.needs import find_needs
from clarion.reading.personal.find import find_personal
from clarion.reading.places.find import find_places
from clarion.reading.places.gazetteer import Gazetteer
from clarion.reading.places.place import PlaceMention
from clarion.reading.reading import Language, Reading
from clarion.reading.risk import find_risks

# Texts that are read together: enough that it costs little for each, few enough to hold.
BATCH_TEXTS: Final = 512


class Reader:
    """Reads for one office. Compile it once and keep it: compiling costs, reading does not."""

    def __init__(self, keyword_book: KeywordBook, gazetteer: Gazetteer | None) -> None:
        self._keyword_book = keyword_book
        self._gazetteer = gazetteer
        self._book = bundled_book()
        self._learned = learned()

    @classmethod
    def compile(
        cls, keyword_lists: Iterable[KeywordList] = (), *, gazetteer: Gazetteer | None = None
    ) -> "Reader":
        """Return a reader that also knows an office's own lists; ValueError if too long."""
        return cls(KeywordBook(keyword_lists), gazetteer)

    def read_many(self, texts: Iterable[str]) -> list[Reading]:
        """Return one reading for each text, in order. No text is refused."""
        readings: list[Reading] = []
        waiting = iter(texts)
        while batch := list(islice(waiting, BATCH_TEXTS)):
            split = [split_words(text) for text in batch]
            languages = [tell_language(words) for words in split]
            places = find_places(split, languages, gazetteer=self._gazetteer)
            typed = [tokens(text) for text in batch]
            readings += map(self._read, split, languages, places, typed, self._learned.score(typed))
        return readings

    def _read(
        self,
        words: Words,
        language: Language,
        places: tuple[PlaceMention, ...],
        typed: Sequence[str],
        probabilities: NDArray[np.float32],
    ) -> Reading:
        matches = list(self._book.find(words))
        risks = find_risks(words, matches, language)
        if typed and speaks(language):
            categories, life_risk = self._learned.find(words.text, typed, probabilities, risks)
        else:
            categories, life_risk = (), by_rules_alone(risks, language, is_empty=not words.folded)
        feelings = find_feelings(words, language)
        return Reading(
            language=language,
            risks=risks,
            life_risk=life_risk,
            needs=find_needs(words, matches, risks, language),
            categories=categories,
            keywords=self._keyword_book.find(words),
            unread_characters=words.unread,
            places=places,
            feelings=feelings,
            temperature=take_temperature(feelings),
            personal=find_personal(words.text),
            claims=find_claims(words, language, places),
        )
