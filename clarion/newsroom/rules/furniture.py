"""What our own page prints around a statement, and a copy of that page without it."""

from collections.abc import Iterable, Sequence

from clarion.newsroom.rules.matching import Copy
from clarion.newsroom.rules.words import Gap, Token, composed, tokens

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
    return copy if said == copy.said else Copy.of(_as_it_stands(said, composed(copy.text)))


def _as_it_stands(said: Iterable[Token], text: str) -> str:
    """Return the text of what is left, with what stands between its words and its lines."""
    left: list[str] = []
    end = -1
    for one in said:
        begin = one.begin if one.gap.is_line or end < 0 else end
        left += ["\n\n" if one.gap is Gap.PARAGRAPH else "\n"] if one.gap.is_line else []
        left.append(text[begin : one.end])
        end = one.end
    return "".join(left).strip()


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
