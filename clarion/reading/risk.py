"""Finds words that may mean danger to a person: rather one too many than one missed."""

from collections.abc import Iterable, Sequence
from typing import Final

from clarion.reading.folding import Words
from clarion.reading.lexicon import Entry, Section
from clarion.reading.phrases import Match
from clarion.reading.quote import Quote
from clarion.reading.reading import UNKNOWN_LANGUAGE, Grade, Language, Risk, RiskKind

# Misspelt English is often taken for another language, but seldom with much confidence.
FOREIGN_CONFIDENCE_MIN: Final = 0.75

# After these something else is told.
_TURNS: Final = frozenset(
    {"and", "but", "now", "then", "when", "while", "suddenly", "again", "just"}
)
_KINDS: Final = {kind: place for place, kind in enumerate(RiskKind)}


def find_risks(
    words: Words, matches: Sequence[Match[Entry]], language: Language
) -> tuple[Risk, ...]:
    """Return the clearest finding of each kind, the gravest first.

    A harmless turn of phrase over the same words, a sign of fiction in the same clause, or one of
    jest anywhere, lowers a finding to possible and is quoted beside it. Nothing hides one: a person
    in danger may also joke.
    """
    elsewhere = [match for match in matches if match.phrase.meaning.section is Section.ELSEWHERE]
    guards = [match for match in matches if match.phrase.meaning.section is Section.GUARD]
    tone = next((match for match in matches if match.phrase.meaning.section is Section.TONE), None)
    clearest: dict[RiskKind, Risk] = {}
    for match in matches:
        entry = match.phrase.meaning
        if entry.risk is None or entry.grade is None:
            continue
        grade = _grade(match, entry.grade, language)
        if grade is None:
            continue
        lowered_by = _overlapping(match, guards) or _beside(match, elsewhere, words) or tone
        risk = Risk(
            kind=entry.risk,
            grade=Grade.POSSIBLE if lowered_by else grade,
            quote=words.quote(match.first, match.last),
            line=match.phrase.line,
            language=entry.language,
            lowered_by=words.quote(lowered_by.first, lowered_by.last) if lowered_by else None,
        )
        known = clearest.get(risk.kind)
        if known is None or _clarity(risk) > _clarity(known):
            clearest[risk.kind] = risk
    return tuple(sorted(clearest.values(), key=_gravity))


def is_foreign(language: Language, of: str) -> bool:
    """Tell whether a text is surely not in the language that a line is in."""
    return (
        language.code not in {of, UNKNOWN_LANGUAGE}
        and language.confidence >= FOREIGN_CONFIDENCE_MIN
    )


def _grade(match: Match[Entry], grade: Grade, language: Language) -> Grade | None:
    """Return how sure a finding may be; None when a lone word has too little behind it.

    Inside a phrase the neighbours vouch for a misspelt or foreign word. By itself it may be a
    different word of the text's own language, as "tire" is, so it counts for a grade less.
    """
    if match.first != match.last:
        return grade
    foreign = is_foreign(language, match.phrase.meaning.language)
    if match.guessed and (foreign or grade is Grade.POSSIBLE):
        return None
    if match.guessed or foreign:
        return Grade.POSSIBLE if grade is Grade.CERTAIN else None
    return grade


def _overlapping(match: Match[Entry], guards: Iterable[Match[Entry]]) -> Match[Entry] | None:
    for guard in guards:
        if guard.first <= match.last and match.first <= guard.last:
            return guard
    return None


def _beside(
    match: Match[Entry], signs: Iterable[Match[Entry]], words: Words
) -> Match[Entry] | None:
    """Return a sign in the same clause: "in that film, and now he has chest pain" has two."""
    for sign in signs:
        first, last = sorted((match, sign), key=lambda one: one.first)
        between = words.folded[first.last + 1 : last.first]
        is_one = words.sentences[first.first] == words.sentences[last.last]
        if is_one and _TURNS.isdisjoint(between):
            return sign
    return None


def _clarity(risk: Risk) -> tuple[bool, bool, int]:
    return (risk.grade is Grade.CERTAIN, risk.lowered_by is None, _length(risk.quote))


def _gravity(risk: Risk) -> tuple[bool, int]:
    return (risk.grade is not Grade.CERTAIN, _KINDS[risk.kind])


def _length(quote: Quote) -> int:
    return quote.end - quote.start
