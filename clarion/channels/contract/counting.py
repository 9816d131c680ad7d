"""How long a text is, counted as the network counts it."""

from enum import StrEnum

import regex

_GRAPHEME = regex.compile(r"\X")


class Counting(StrEnum):
    """What a network counts as one."""

    GRAPHEMES = "graphemes"
    CHARACTERS = "characters"
    UTF16_UNITS = "utf16_units"
    BYTES = "bytes"


def length(text: str, counting: Counting) -> int:
    """Count `text` in the unit that `counting` names."""
    match counting:
        case Counting.GRAPHEMES:
            return sum(1 for _ in _GRAPHEME.finditer(text))
        case Counting.CHARACTERS:
            return len(text)
        case Counting.UTF16_UNITS:
            return len(text.encode("utf-16-le", "surrogatepass")) // 2
        case Counting.BYTES:
            return len(text.encode("utf-8", "surrogatepass"))
