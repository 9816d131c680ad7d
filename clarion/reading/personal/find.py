"""Finds personal data in a text, to warn before words are used again and to take them out."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from typing import Final

from clarion.reading.folding import READ_HEAD_MAX, READ_TAIL_MAX
from clarion.reading.personal.finding import Personal, PersonalKind
from clarion.reading.personal.patterns import PATTERNS, Pattern
from clarion.reading.quote import Quote, quote_of
from clarion.reading.telephones import canonical, whole_telephones

# Nobody reads through more; a list of addresses is long before that one thing to take out whole.
PERSONAL_MAX: Final = 200
# Numbers of enterprises and public bodies: free of charge, or at the price of a local call.
_SERVICE_FRONTS: Final = (
    "0800", "0808", "0300", "0303", "0330", "0333", "0343", "0344", "0345", "0370", "0371",
    "0844", "0845", "0870", "0871", "800", "888", "877", "866", "855", "844", "833",
)  # fmt: skip
_TELEPHONE_CERTAINTY: Final = 0.9
# So many digits without a space or a plus may as well be a reference.
_BARE_CERTAINTY: Final = 0.7
# All else has a figure in it, and most texts have none.
_WITHOUT_FIGURES: Final = frozenset({PersonalKind.EMAIL, PersonalKind.NAME})
_FIGURE: Final = re.compile(r"\d")
_MASK: Final = "█"
# So many pieces behind a number may have been taken for a part of it.
_SHORTER_MAX: Final = 4
_MAY_BE_LONGER: Final = frozenset({PersonalKind.BANK_ACCOUNT, PersonalKind.CARD})


def find_personal(text: str) -> tuple[Personal, ...]:
    """Return the personal data of a text in its order; where two overlap, the surer one.

    Of a very long text the beginning and the end are looked through.
    """
    kept: list[Personal] = []
    starts: list[int] = []
    for found in _in_order_of_certainty(text):
        at = bisect_left(starts, found.quote.end)
        if any(one.quote.overlaps(found.quote) for one in kept[max(0, at - 1) : at + 1]):
            continue
        place = bisect_left(starts, found.quote.start)
        kept.insert(place, found)
        starts.insert(place, found.quote.start)
        if len(kept) >= PERSONAL_MAX:
            break
    return tuple(kept)


def redact(text: str, *, certainty_min: float = 0.0) -> str:
    """Return the text with its personal data blacked out, letter for letter.

    Finds what has a pattern. Somebody who is told by their story must be taken out by a person.
    """
    for one in reversed(find_personal(text)):
        if one.certainty >= certainty_min:
            start, end = one.quote.start, one.quote.end
            text = text[:start] + _MASK * (end - start) + text[end:]
    return text


def _in_order_of_certainty(text: str) -> list[Personal]:
    found = [one for part in _read_parts(text) for one in _found_in(text, *part)]
    return sorted(found, key=lambda one: (-one.certainty, one.quote.start, -one.quote.end))


def _read_parts(text: str) -> Iterable[tuple[int, int]]:
    if len(text) <= READ_HEAD_MAX + READ_TAIL_MAX:
        return ((0, len(text)),)
    return ((0, READ_HEAD_MAX), (len(text) - READ_TAIL_MAX, len(text)))


def _found_in(text: str, first: int, last: int) -> Iterator[Personal]:
    figures = _FIGURE.search(text, first, last) is not None
    small = text.lower()
    for pattern in PATTERNS:
        if pattern.needs in small and (figures or pattern.kind in _WITHOUT_FIGURES):
            yield from _like(text, pattern, first, last)
    if not figures:
        return
    for start, end in whole_telephones(text[first:last]):
        quote = quote_of(text, start=first + start, end=first + end)
        if not canonical(quote.words).startswith(_SERVICE_FRONTS):
            yield _telephone(quote)


def _like(text: str, pattern: Pattern, first: int, last: int) -> Iterator[Personal]:
    for match in pattern.looks_like.finditer(text, first, last):
        words = _that_fits(match["it"].rstrip(" ,.-"), pattern)
        if words:
            start = match.start("it")
            yield Personal(
                kind=pattern.kind,
                quote=quote_of(text, start=start, end=start + len(words)),
                certainty=pattern.certainty,
            )


def _that_fits(words: str, pattern: Pattern) -> str:
    """Return it, or its beginning: behind a long number a short word may have been taken for it."""
    if pattern.check is None:
        return words
    for _try in range(_SHORTER_MAX if pattern.kind in _MAY_BE_LONGER else 1):
        if not words or pattern.check(words):
            return words
        words = words[: max(words.rfind(" "), words.rfind("-"), 0)]
    return ""


def _telephone(quote: Quote) -> Personal:
    grouped = quote.words[0] in "+(" or not quote.words.isdigit()
    return Personal(
        kind=PersonalKind.TELEPHONE,
        quote=quote,
        certainty=_TELEPHONE_CERTAINTY if grouped else _BARE_CERTAINTY,
    )
