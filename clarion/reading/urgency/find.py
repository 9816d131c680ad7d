"""Finds how soon somebody has to see to a text, and the words that say so."""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from clarion.reading.folding import Words
from clarion.reading.phrases import Match
from clarion.reading.quote import Quote, quote_of
from clarion.reading.reading import (
    UNKNOWN_LANGUAGE,
    Grade,
    Language,
    Need,
    NeedKind,
    Risk,
    RiskKind,
)
from clarion.reading.urgency.lexicon import Sign, UrgencyWords, urgency_words
from clarion.reading.urgency.urgency import (
    UNREAD,
    Urgency,
    UrgencyKind,
    UrgencyLevel,
    UrgencyReason,
)

# Below this a short text is as likely in another of the languages.
CONFIDENCE_MIN: Final = 0.5
SPOKEN_BY_DEFAULT: Final = "en"

# "17:00", "5.30 pm", "9 Uhr", "18h"; a bare number is no time.
_CLOCK: Final = re.compile(
    r"\s{1,3}(?:at |de |di |del |das |the )?(?:las |la |les |le |alle |às |as )?"
    r"(?:[01]?\d|2[0-3])(?:[:.h][0-5]\d(?: ?(?:[ap]\.?m\b|uhr\b|hrs\b))?|"
    r" ?(?:[ap]\.?m\b|uhr\b|hrs\b|h\b|o['’]clock|heures\b|horas\b))",
    re.IGNORECASE,
)
_LEVELS: Final = {level: place for place, level in enumerate(UrgencyLevel)}
_KINDS: Final = {kind: place for place, kind in enumerate(UrgencyKind)}
# A person who can wait less than others makes of these "now" what would be "today".
_RAISED: Final = frozenset({UrgencyKind.HASTE, UrgencyKind.HAPPENING, UrgencyKind.SINCE})
# What somebody who says that there is no haste has not taken back.
_STANDS: Final = frozenset({UrgencyKind.DANGER, UrgencyKind.DEADLINE})
_WANTS: Final = frozenset({NeedKind.HELP, NeedKind.REPORT})


def find_urgency(
    words: Words,
    language: Language,
    *,
    risks: Sequence[Risk],
    needs: Sequence[Need],
) -> Urgency:
    """Return how soon, and each kind of reason once, by its most pressing and longest words.

    A danger presses in every language of the lexicons; all else only where there is a list.
    """
    known = _list_for(language) if len(words) else None
    found = _found(words, known) if known is not None else []
    every = [*_dangers(risks, _calm(words, found))]
    if known is not None:
        every += _signs(words, found, needs)
        every += _by_the_clock(words, known)
    if known is None and not every:
        return UNREAD
    reasons = _clearest(every)
    level = _level(reasons, wants=any(need.kind in _WANTS for need in needs))
    return Urgency(level=level, reasons=tuple(sorted(reasons, key=_weight)))


def _list_for(language: Language) -> UrgencyWords | None:
    if language.code == UNKNOWN_LANGUAGE or language.confidence < CONFIDENCE_MIN:
        return urgency_words().get(language.code) or urgency_words()[SPOKEN_BY_DEFAULT]
    return urgency_words().get(language.code)


def _dangers(risks: Sequence[Risk], calm: Sequence[Quote]) -> Iterator[UrgencyReason]:
    """Yield what the lexicons found: the words that lead the model explain nothing to anybody.

    Of today where jest lowered it, and where there is nothing but pleading. A mere "urgent" inside
    "not urgent" is none.
    """
    for risk in risks:
        sure = risk.grade is Grade.CERTAIN
        if not sure and any(risk.quote.overlaps(one) for one in calm):
            continue
        pleads = risk.kind is RiskKind.PLEA and not sure
        level = UrgencyLevel.TODAY if risk.lowered_by or pleads else UrgencyLevel.NOW
        yield UrgencyReason(kind=UrgencyKind.DANGER, level=level, quote=risk.quote)


def _found(words: Words, known: UrgencyWords) -> list[Match[Sign]]:
    """Return what the list knows; a guess at a lone word would make haste of waste."""
    return [
        match
        for match in known.book.find(words)
        if not (match.guessed and match.first == match.last)
    ]


def _calm(words: Words, found: Iterable[Match[Sign]]) -> list[Quote]:
    return [
        words.quote(match.first, match.last)
        for match in found
        if match.phrase.meaning.kind is UrgencyKind.NO_HASTE
    ]


def _signs(
    words: Words, found: Sequence[Match[Sign]], needs: Sequence[Need]
) -> Iterator[UrgencyReason]:
    harmless = [match for match in found if match.phrase.meaning.kind is None]
    calm = _calm(words, found)
    asked = [need.quote for need in needs if need.kind is NeedKind.QUESTION]
    for match in found:
        sign = match.phrase.meaning
        if sign.kind is None or _overlaps(match, harmless):
            continue
        quote = words.quote(match.first, match.last)
        denied = any(quote.overlaps(one) for one in calm)
        if denied and sign.kind is not UrgencyKind.NO_HASTE:
            continue
        if sign.asked and (_is_told(match, found) or not any(map(quote.overlaps, asked))):
            continue
        yield UrgencyReason(kind=sign.kind, level=sign.level, quote=quote)


def _is_told(match: Match[Sign], found: Iterable[Match[Sign]]) -> bool:
    """Say whether the words belong to something that is said: "today" in "since today"."""
    said = [one for one in found if not one.phrase.meaning.asked and one.phrase.meaning.kind]
    return _overlaps(match, said)


def _by_the_clock(words: Words, known: UrgencyWords) -> Iterator[UrgencyReason]:
    """Yield "by 5 pm": a time of day behind a word that makes a deadline of it."""
    for at, word in enumerate(words.folded):
        if word not in known.until:
            continue
        clock = _CLOCK.match(words.text, words.ends[at])
        if clock is not None:
            quote = quote_of(words.text, start=words.starts[at], end=clock.end())
            yield UrgencyReason(kind=UrgencyKind.DEADLINE, level=UrgencyLevel.TODAY, quote=quote)


def _overlaps(match: Match[Sign], others: Iterable[Match[Sign]]) -> bool:
    return any(one.first <= match.last and match.first <= one.last for one in others)


def _clearest(every: Iterable[UrgencyReason]) -> list[UrgencyReason]:
    clearest: dict[UrgencyKind, UrgencyReason] = {}
    for reason in every:
        before = clearest.get(reason.kind)
        if before is None or _clarity(reason) > _clarity(before):
            clearest[reason.kind] = reason
    return list(clearest.values())


def _level(reasons: Sequence[UrgencyReason], *, wants: bool) -> UrgencyLevel:
    kinds = {reason.kind for reason in reasons}
    calm = UrgencyKind.NO_HASTE in kinds
    pressing = [one for one in reasons if not calm or one.kind in _STANDS]
    level = min((one.level for one in pressing), key=_LEVELS.__getitem__, default=None)
    if UrgencyKind.VULNERABLE in kinds and not calm:
        if level is UrgencyLevel.TODAY and kinds & _RAISED:
            return UrgencyLevel.NOW
        if level is UrgencyLevel.LATER and wants:
            return UrgencyLevel.TODAY
    return level or UrgencyLevel.LATER


def _weight(reason: UrgencyReason) -> tuple[int, int]:
    return _LEVELS[reason.level], _KINDS[reason.kind]


def _clarity(reason: UrgencyReason) -> tuple[int, int]:
    return -_LEVELS[reason.level], _length(reason.quote)


def _length(quote: Quote) -> int:
    return quote.end - quote.start
