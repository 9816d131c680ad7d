"""What our own page prints around a statement, and a copy of that page without it."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from clarion.newsroom.rules.matching import Copy
from clarion.newsroom.rules.words import Token, tokens, trimmed, words_of

# A sentence that our own page prints, as its words and signs are compared.
Printed = tuple[str, ...]


def printed(sentences: Iterable[str]) -> tuple[Printed, ...]:
    """Return them taken apart, the longest first, so that none is a part of another."""
    apart = {tuple(one.text for one in tokens(words)) for words in sentences}
    return tuple(sorted((one for one in apart if one), key=lambda one: (-len(one), one)))


def without_page(copy: Copy, page: Sequence[Printed]) -> Copy:
    """Leave out what our own page prints, where it stands on lines of its own, word for word.

    A screen may have broken it into several lines. Whatever is altered in it stays.
    """
    said = copy.said
    for one in page:
        said = _without(said, one)
    if said == copy.said:
        return copy
    rest = trimmed(said)
    return replace(copy, said=rest, words=len(words_of(rest)))


def _without(said: tuple[Token, ...], one: Printed) -> tuple[Token, ...]:
    kept: list[Token] = []
    at = 0
    while at < len(said):
        end = at + len(one)
        begins = at == 0 or said[at].gap.is_line
        ends = end >= len(said) or said[end].gap.is_line
        if begins and ends and tuple(word.text for word in said[at:end]) == one:
            at = end
        else:
            kept.append(said[at])
            at += 1
    return tuple(kept)
