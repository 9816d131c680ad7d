"""Tells what a person wants from us: an answer, help, to report, to complain, to thank."""

from typing import Final

from clarion.reading.folding import Words
from clarion.reading.lexicon import Entry
from clarion.reading.phrases import Match
from clarion.reading.questions import find_question
from clarion.reading.quote import Quote
from clarion.reading.reading import Language, Need, NeedKind, Risk
from clarion.reading.risk import is_foreign

# A longer message hardly ever says nothing but thanks.
THANKS_WORDS_MAX: Final = 25

# These weigh so much that one word of another language, or a misspelt one, is not enough for them.
_WEIGHTY: Final = frozenset(
    {
        NeedKind.SUBJECT_ACCESS,
        NeedKind.FREEDOM_OF_INFORMATION,
        NeedKind.LEGAL,
        NeedKind.MEDIA,
        NeedKind.COMPLAINT,
        NeedKind.TIP,
        NeedKind.UNSUBSCRIBE,
        NeedKind.AUTO_REPLY,
        NeedKind.SPAM,
        NeedKind.ABUSE,
    }
)

_KINDS: Final = {kind: place for place, kind in enumerate(NeedKind)}
# Whoever asks may do so to complain, to report, or for a newspaper.
_LIGHT: Final = frozenset({NeedKind.QUESTION, NeedKind.HELP, NeedKind.REPORT, NeedKind.THANKS})
# What may stand beside thanks without asking anything of us.
_UNDEMANDING: Final = frozenset({NeedKind.THANKS, NeedKind.COMPLIMENT})


def find_needs(
    words: Words, matches: list[Match[Entry]], risks: tuple[Risk, ...], language: Language
) -> tuple[Need, ...]:
    """Return what the text wants, each kind once with its longest quote, the weightiest first."""
    quotes: dict[NeedKind, Quote] = {}
    for match in matches:
        kind = match.phrase.meaning.need
        if kind is None or kind is NeedKind.QUESTION:
            continue
        if kind not in _WEIGHTY or _is_sound(match, language):
            quote = words.quote(match.first, match.last)
            if kind not in quotes or len(quote.words) > len(quotes[kind].words):
                quotes[kind] = quote
    if question := find_question(words, matches):
        quotes[NeedKind.QUESTION] = question
    if risks or not _only_thanks(words, quotes):
        quotes.pop(NeedKind.THANKS, None)
    return tuple(
        Need(kind=kind, quote=quotes[kind]) for kind in sorted(quotes, key=_KINDS.__getitem__)
    )


def is_open(needs: tuple[Need, ...]) -> bool:
    """Whether a text may want more than its words have shown: no weightier thing stands in it."""
    return {need.kind for need in needs} <= _LIGHT


def beside(needs: tuple[Need, ...], meant: Need | None) -> tuple[Need, ...]:
    """Return the needs with the one that meaning told, if it is another, the weightiest first."""
    if meant is None or meant.kind in {need.kind for need in needs}:
        return needs
    return tuple(sorted((*needs, meant), key=lambda need: _KINDS[need.kind]))


def _is_sound(match: Match[Entry], language: Language) -> bool:
    """Tell whether words mean what their line says: a lone one may be another language's own.

    The Italian "camino" is a chimney and no misspelt casino, and "slope" insults nobody in French.
    """
    if match.first != match.last:
        return True
    of = match.phrase.meaning.language
    return language.code == of if match.guessed else not is_foreign(language, of)


def _only_thanks(words: Words, quotes: dict[NeedKind, Quote]) -> bool:
    return quotes.keys() <= _UNDEMANDING and len(words) <= THANKS_WORDS_MAX and not words.unread
