"""Tells what a person wants from us: an answer, help, to report, to complain, to thank."""

from typing import Final

from clarion.reading.folding import Words
from clarion.reading.lexicon import Entry
from clarion.reading.phrases import Match
from clarion.reading.questions import find_question
from clarion.reading.quote import Quote
from clarion.reading.reading import Need, NeedKind, Risk

# A longer message hardly ever says nothing but thanks.
THANKS_WORDS_MAX: Final = 25

_KINDS: Final = {kind: place for place, kind in enumerate(NeedKind)}
# What may stand beside thanks without asking anything of us.
_UNDEMANDING: Final = frozenset({NeedKind.THANKS, NeedKind.COMPLIMENT})


def find_needs(
    words: Words, matches: list[Match[Entry]], risks: tuple[Risk, ...]
) -> tuple[Need, ...]:
    """Return what the text wants, each kind once with its longest quote, the weightiest first."""
    quotes: dict[NeedKind, Quote] = {}
    for match in matches:
        kind = match.phrase.meaning.need
        if kind is not None and kind is not NeedKind.QUESTION:
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


def _only_thanks(words: Words, quotes: dict[NeedKind, Quote]) -> bool:
    return quotes.keys() <= _UNDEMANDING and len(words) <= THANKS_WORDS_MAX and not words.unread
