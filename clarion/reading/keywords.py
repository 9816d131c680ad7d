"""Finds the terms of an office's own lists, whatever their case, accents and small misspellings."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from clarion.reading.folding import Words, split_words
from clarion.reading.phrases import Phrase, PhraseBook
from clarion.reading.reading import KeywordHit

# Far more than an office keeps by hand; compiling as many takes about a second.
KEYWORD_TERMS_MAX: Final = 20_000
KEYWORD_CHARACTERS_MAX: Final = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class KeywordList:
    """Terms that an office watches for, how much one weighs and where it routes a message."""

    name: str
    terms: tuple[str, ...]
    weight: int = 0
    route: str = ""


class KeywordBook:
    """An office's lists, compiled once and then asked for every text."""

    def __init__(self, keyword_lists: Iterable[KeywordList]) -> None:
        kept = list(keyword_lists)
        terms = [(term, keyword_list) for keyword_list in kept for term in keyword_list.terms]
        if len(terms) > KEYWORD_TERMS_MAX:
            raise ValueError(f"{len(terms)} keywords are more than {KEYWORD_TERMS_MAX}")
        for term, keyword_list in terms:
            if len(term) > KEYWORD_CHARACTERS_MAX:
                raise ValueError(
                    f"A keyword of {keyword_list.name} has over {KEYWORD_CHARACTERS_MAX} characters"
                )
        phrases = [
            Phrase(line=term, meaning=keyword_list, literal=True)
            for term, keyword_list in terms
            if split_words(term).folded
        ]
        self._book = PhraseBook(phrases)

    def find(self, words: Words) -> tuple[KeywordHit, ...]:
        """Return each term that occurs, once, at its first place; the weightiest first."""
        hits: dict[tuple[str, str], KeywordHit] = {}
        for match in self._book.find(words):
            kept, term = match.phrase.meaning, match.phrase.line
            hit = KeywordHit(
                list_name=kept.name,
                term=term,
                weight=kept.weight,
                route=kept.route,
                quote=words.quote(match.first, match.last),
            )
            hits.setdefault((kept.name, term), hit)
        return tuple(sorted(hits.values(), key=lambda hit: -hit.weight))
