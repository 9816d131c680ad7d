"""Reads texts: each one by itself, from its words alone, on this machine."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
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
from clarion.reading.learned.wants import Encode, Wants, bundled_wants
from clarion.reading.lexicon import bundled_book
from clarion.reading.needs import beside, find_needs, is_open
from clarion.reading.personal.find import find_personal
from clarion.reading.places.find import find_places
from clarion.reading.places.gazetteer import Gazetteer
from clarion.reading.places.place import PlaceMention
from clarion.reading.reading import Language, NeedKind, Reading
from clarion.reading.risk import find_risks
from clarion.reading.urgency.find import find_urgency

# Texts that are read together: enough that it costs little for each, few enough to hold.
BATCH_TEXTS: Final = 512


# What is wanted where somebody is in danger: nothing else is read into it by its meaning alone.
_OF_DANGERS: Final = frozenset({NeedKind.HELP, NeedKind.REPORT, NeedKind.TIP})


class Reader:
    """Reads for one office. Compile it once and keep it: compiling costs, reading does not."""

    def __init__(
        self,
        keyword_book: KeywordBook,
        gazetteer: Gazetteer | None,
        wants: Wants | None = None,
    ) -> None:
        self._keyword_book = keyword_book
        self._gazetteer = gazetteer
        self._wants = wants
        self._book = bundled_book()
        self._learned = learned()

    @classmethod
    def compile(
        cls,
        keyword_lists: Iterable[KeywordList] = (),
        *,
        gazetteer: Gazetteer | None = None,
        encode: Encode | None = None,
    ) -> "Reader":
        """Return a reader that also knows an office's own lists; ValueError if too long.

        With ``encode`` it tells what English texts want also where no line of a lexicon says it.
        """
        wants = Wants(bundled_wants(), encode) if encode else None
        return cls(KeywordBook(keyword_lists), gazetteer, wants)

    def read_many(self, texts: Iterable[str]) -> list[Reading]:
        """Return one reading for each text, in order. No text is refused."""
        readings: list[Reading] = []
        waiting = iter(texts)
        while batch := list(islice(waiting, BATCH_TEXTS)):
            split = [split_words(text) for text in batch]
            languages = [tell_language(words) for words in split]
            places = find_places(split, languages, gazetteer=self._gazetteer)
            typed = [tokens(text) for text in batch]
            read = map(self._read, split, languages, places, typed, self._learned.score(typed))
            readings += self._with_wants(split, list(read))
        return readings

    def _with_wants(self, split: Sequence[Words], readings: list[Reading]) -> list[Reading]:
        """Ask for the meaning of those texts only of which the words have not told enough."""
        if self._wants is None:
            return readings
        asked = [at for at, one in enumerate(readings) if is_open(one.needs)]
        for at, meant in zip(
            asked, self._wants.tell_many([split[at] for at in asked]), strict=True
        ):
            # Who cries for help is not told that it was a complaint.
            if meant is not None and (not readings[at].risks or meant.kind in _OF_DANGERS):
                needs = beside(readings[at].needs, meant)
                readings[at] = replace(readings[at], needs=needs)
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
        needs = find_needs(words, matches, risks, language)
        feelings = find_feelings(words, language)
        return Reading(
            language=language,
            risks=risks,
            life_risk=life_risk,
            needs=needs,
            categories=categories,
            keywords=self._keyword_book.find(words),
            unread_characters=words.unread,
            places=places,
            feelings=feelings,
            temperature=take_temperature(feelings),
            personal=find_personal(words.text),
            claims=find_claims(words, language, places),
            urgency=find_urgency(words, language, risks=risks, needs=needs),
        )
