"""Finds what a text claims to be so: the sentence, whose word it is, what could be checked."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from clarion.reading.claims.checkable import numbers_in, times_in
from clarion.reading.claims.claim import Claim, ClaimSource, Modality
from clarion.reading.claims.cues import Cue, cue_books
from clarion.reading.folding import Words
from clarion.reading.phrases import Match
from clarion.reading.places.place import PlaceMention
from clarion.reading.quote import Quote, quote_of
from clarion.reading.reading import UNKNOWN_LANGUAGE, Language

# A longer text is not a report; its first claims are what it is about.
CLAIMS_MAX: Final = 40
# "Fire!" is a cry; a claim says something of something.
CLAIM_WORDS_MIN: Final = 3
# A longer stretch without an end is a list, or no prose at all.
CLAIM_CHARACTERS_MAX: Final = 600
CHECKABLE_MAX: Final = 12
CONFIDENCE_MIN: Final = 0.5
SPOKEN_BY_DEFAULT: Final = "en"

_PASSED_ON: Final = re.compile(r"\s*RT\b(?=\s*@)")
# A full stop inside a number, an hour or an abbreviation ends no sentence.
_NO_END: Final = re.compile(r"[.,:'’-]")
_BEGIN_A_QUESTION: Final = (
    "is are was were has have had did does do isnt arent wasnt hasnt didnt es esta hay est sont "
    "ist sind hat czy هل чи"
)
_YES_OR_NO: Final = frozenset(_BEGIN_A_QUESTION.split())
# "is the bridge closed" asks without its mark, and "was there at 5" does not.
_ASKS_UNMARKED: Final = frozenset({"is", "are", "does", "did", "has", "will"})
_ASKED_OF: Final = frozenset(
    {"the", "there", "it", "this", "that", "my", "our", "any", "anyone", "he", "she", "they"}
)
# Whose word it is, the farthest from the event first: "I saw on the news that".
_SOURCES: Final = {
    Cue.MEDIA: ClaimSource.MEDIA,
    Cue.OFFICIAL: ClaimSource.OFFICIAL,
    Cue.HEARSAY: ClaimSource.HEARSAY,
    Cue.FIRST_HAND: ClaimSource.FIRST_HAND,
}
_MODALITIES: Final = {
    Cue.DENIES: Modality.DENIES,
    Cue.DOUBTS: Modality.DOUBTS,
    Cue.ASKS: Modality.ASKS,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class _Sentence:
    first: int
    last: int
    asked: bool


def find_claims(
    words: Words, language: Language, places: Sequence[PlaceMention]
) -> tuple[Claim, ...]:
    """Return the claims of a text in its order, at most CLAIMS_MAX.

    A sentence is one if it has something in it that could be checked, or says whose word it
    is, or asks, denies or doubts whether something is true. Requests are none.
    """
    cues = _cues_by_word(words, language)
    passed_on = _PASSED_ON.match(words.text)
    source = (
        quote_of(words.text, start=passed_on.start(), end=passed_on.end()) if passed_on else None
    )
    claims: list[Claim] = []
    for sentence in _sentences(words):
        claim = _claim(words, sentence, cues, places, passed_on=source)
        if claim is not None:
            claims.append(claim)
        if len(claims) >= CLAIMS_MAX:
            break
    return tuple(claims)


def _claim(
    words: Words,
    sentence: _Sentence,
    cues: dict[int, list[Match[Cue]]],
    places: Sequence[PlaceMention],
    *,
    passed_on: Quote | None,
) -> Claim | None:
    quote = words.quote(sentence.first, sentence.last)
    long = len(quote.words) > CLAIM_CHARACTERS_MAX
    if long or sentence.last - sentence.first + 1 < CLAIM_WORDS_MIN:
        return None
    found = {
        match.phrase.meaning: match
        for at in range(sentence.last, sentence.first - 1, -1)
        for match in cues.get(at, ())
    }
    source, source_words = _source(words, found, passed_on)
    modality, modality_words = _modality(words, found, sentence)
    if modality is None:
        return None
    text, start, end = words.text, quote.start, quote.end
    times = [*times_in(text, start, end)][:CHECKABLE_MAX]
    numbers = [
        one
        for one in numbers_in(text, start, end)
        if not any(one[0] < time[1] and time[0] < one[1] for time in times)
    ][:CHECKABLE_MAX]
    named = tuple(one.quote for one in places if one.quote.overlaps(quote))[:CHECKABLE_MAX]
    says_whose = source_words is not None and source_words is not passed_on
    checkable = bool(times or numbers or named)
    if not (says_whose or modality_words or checkable):
        return None
    if Cue.REQUEST in found and not (says_whose or modality_words):
        return None
    return Claim(
        quote=quote,
        source=source,
        modality=modality,
        source_words=source_words,
        modality_words=modality_words,
        numbers=tuple(quote_of(text, start=one[0], end=one[1]) for one in numbers),
        times=tuple(quote_of(text, start=one[0], end=one[1]) for one in times),
        places=named,
    )


def _source(
    words: Words, found: dict[Cue, Match[Cue]], passed_on: Quote | None
) -> tuple[ClaimSource, Quote | None]:
    for cue, source in _SOURCES.items():
        if passed_on and cue is Cue.FIRST_HAND:
            break
        if match := found.get(cue):
            return source, words.quote(match.first, match.last)
    return (ClaimSource.HEARSAY, passed_on) if passed_on else (ClaimSource.UNKNOWN, None)


def _modality(
    words: Words, found: dict[Cue, Match[Cue]], sentence: _Sentence
) -> tuple[Modality | None, Quote | None]:
    """Return what is done with the claim; None for a question that claims nothing."""
    if sentence.asked:
        if match := found.get(Cue.ASKS):
            return Modality.ASKS, words.quote(match.first, match.last)
        if words.folded[sentence.first] in _YES_OR_NO:
            return Modality.ASKS, words.quote(sentence.first, sentence.first)
        return None, None
    for cue, modality in _MODALITIES.items():
        if match := found.get(cue):
            return modality, words.quote(match.first, match.last)
    first, second = words.folded[sentence.first : sentence.first + 2]
    if first in _ASKS_UNMARKED and second in _ASKED_OF:
        return Modality.ASKS, None
    return Modality.ASSERTS, None


def _cues_by_word(words: Words, language: Language) -> dict[int, list[Match[Cue]]]:
    books = cue_books()
    unsure = language.code == UNKNOWN_LANGUAGE or language.confidence < CONFIDENCE_MIN
    book = books.get(language.code) or (books[SPOKEN_BY_DEFAULT] if unsure else None)
    cues: dict[int, list[Match[Cue]]] = defaultdict(list)
    if book is not None:
        for match in book.find(words):
            # A guess at a lone word would make a rumour of a rumble.
            if not (match.guessed and match.first == match.last):
                cues[match.first].append(match)
    return cues


def _sentences(words: Words) -> Iterator[_Sentence]:
    first = 0
    marks = iter([*words.question_marks, len(words.text) + 1])
    mark = next(marks)
    for last in range(len(words)):
        if last + 1 < len(words) and not _ends_after(words, last):
            continue
        following = words.starts[last + 1] if last + 1 < len(words) else len(words.text) + 1
        while mark < words.ends[last]:
            mark = next(marks)
        yield _Sentence(first=first, last=last, asked=mark < following)
        first = last + 1


def _ends_after(words: Words, at: int) -> bool:
    if words.sentences[at] == words.sentences[at + 1]:
        return False
    between = words.text[words.ends[at] : words.starts[at + 1]]
    return _NO_END.fullmatch(between) is None
