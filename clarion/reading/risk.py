"""Finds words that may mean danger to a person: rather one too many than one missed."""

from collections.abc import Iterable, Sequence
from typing import Final

from clarion.reading.folding import Words
from clarion.reading.lexicon import Entry, Section
from clarion.reading.phrases import Match
from clarion.reading.reading import Grade, Quote, Risk, RiskKind

_KINDS: Final = {kind: place for place, kind in enumerate(RiskKind)}


def find_risks(words: Words, matches: Sequence[Match[Entry]]) -> tuple[Risk, ...]:
    """Return the clearest finding of each kind, the gravest first.

    A harmless turn of phrase over the same words, or a sign of jest anywhere, lowers a finding
    to possible and is quoted beside it. Nothing hides one: a person in danger may also joke.
    """
    guards = [match for match in matches if match.phrase.meaning.section is Section.GUARD]
    tone = next((match for match in matches if match.phrase.meaning.section is Section.TONE), None)
    clearest: dict[RiskKind, Risk] = {}
    for match in matches:
        if match.phrase.meaning.section is Section.RISK:
            risk = _risk(words, match, lowered_by=_overlapping(match, guards) or tone)
            known = clearest.get(risk.kind)
            if known is None or _clarity(risk) > _clarity(known):
                clearest[risk.kind] = risk
    return tuple(sorted(clearest.values(), key=_gravity))


def _risk(words: Words, match: Match[Entry], *, lowered_by: Match[Entry] | None) -> Risk:
    entry = match.phrase.meaning
    kind, grade = entry.risk, entry.grade
    if kind is None or grade is None:
        raise ValueError(f"A line about risk without kind or grade: {match.phrase.line!r}")
    # One misspelt word by itself is a guess; inside a phrase its neighbours vouch for it.
    alone = match.guessed and match.first == match.last
    return Risk(
        kind=kind,
        grade=Grade.POSSIBLE if lowered_by or alone else grade,
        quote=words.quote(match.first, match.last),
        line=match.phrase.line,
        language=entry.language,
        lowered_by=words.quote(lowered_by.first, lowered_by.last) if lowered_by else None,
    )


def _overlapping(match: Match[Entry], guards: Iterable[Match[Entry]]) -> Match[Entry] | None:
    for guard in guards:
        if guard.first <= match.last and match.first <= guard.last:
            return guard
    return None


def _clarity(risk: Risk) -> tuple[bool, bool, int]:
    return (risk.grade is Grade.CERTAIN, risk.lowered_by is None, _length(risk.quote))


def _gravity(risk: Risk) -> tuple[bool, int]:
    return (risk.grade is not Grade.CERTAIN, _KINDS[risk.kind])


def _length(quote: Quote) -> int:
    return quote.end - quote.start
