"""A rough and very fast look at a text: which words it could have, never one too few."""

import re
from collections.abc import Iterator
from typing import Final

from clarion.reading.folding import READ_CHARACTERS_MAX, READ_HEAD_MAX

# A name on a network: letters, digits, and what stands between them, with its server if it has one.
MENTION: Final = re.compile(r"@\w(?:[\w.-]*\w)?(?:@\w[\w.-]*\w)?")
_TAG: Final = re.compile(r"#(\w{2,200})")
_CAMEL: Final = re.compile(r"[^\W\d_]?[^\W\dA-Z_]+|[A-Z]+(?![a-z])|\d+")
_PLAIN: Final = re.compile(r"[a-z0-9]+")
# What the close look drops from within a word, unseen signs included.
_INSIDE: Final = re.compile(r"['`_\x00-\x08\x0e-\x1f\x7f]")
_ODD: Final = re.compile(r"[@$*!|]")
# Three single letters at equal distances may be one word spelled out.
_SPELLED: Final = re.compile(r"(?<![a-z0-9])[a-z0-9][^a-z0-9]{1,2}[a-z0-9][^a-z0-9]{1,2}[a-z0-9]")


def rough_words(text: str, *, odd: bool) -> set[str] | None:
    """Return words among which are all that a close look would find; None: look closely.

    With ``odd``, a text with signs inside words is always looked at closely.
    """
    if not text.isascii() or (odd and _ODD.search(text)):
        return None
    small = text.lower()
    if _SPELLED.search(small):
        return None
    words = set(_PLAIN.findall(small))
    if _INSIDE.search(small):
        words.update(_PLAIN.findall(_INSIDE.sub("", small)))
    if "#" in text:
        for pieces in camel_words(text):
            words.update(small[start:end] for start, end in pieces)
    if "@" in text:
        words.update(MENTION.findall(small))
    return words


def camel_words(text: str) -> Iterator[list[tuple[int, int]]]:
    """Yield for each hashtag that is several words (#MillRoadFire) where each one stands."""
    for tag in _TAG.finditer(text):
        if _is_read(tag.start(), len(text)):
            found = _CAMEL.finditer(text, tag.start(1), tag.end(1))
            pieces = [piece.span() for piece in found]
            if len(pieces) > 1:
                yield pieces


def _is_read(at: int, length: int) -> bool:
    """Of a very long text only the head and the tail are read, as everywhere."""
    if length <= READ_CHARACTERS_MAX:
        return True
    return at < READ_HEAD_MAX or at >= length - (READ_CHARACTERS_MAX - READ_HEAD_MAX)
