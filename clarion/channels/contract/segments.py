"""How long a text is on telephones: seven bits a letter where its alphabet allows, else sixteen.

The alphabet is the default one of 3GPP TS 23.038, section 6.2.1, with its extension table
(6.2.1.1), whose characters take two places. One other character puts the whole text into UCS-2.
"""

from dataclasses import dataclass
from enum import StrEnum

# Table of section 6.2.1, a column for each line; the place of the escape is left out.
_DEFAULT = frozenset(
    "@£$¥èéùìòÇ\nØø\rÅå"
    "Δ_ΦΓΛΩΠΨΣΘΞÆæßÉ"
    " !\"#¤%&'()*+,-./"
    "0123456789:;<=>?"
    "¡ABCDEFGHIJKLMNO"
    "PQRSTUVWXYZÄÖÑÜ§"
    "¿abcdefghijklmno"
    "pqrstuvwxyzäöñüà"
)
_EXTENDED = frozenset("\f^{}\\[~]|€")

# TS 23.040, section 9.2.3.24.1: the header that ties the parts together takes the rest of each.
SEGMENT = {"gsm7": (160, 153), "ucs2": (70, 67)}


class Encoding(StrEnum):
    """How a text is written on its way to telephones."""

    GSM7 = "gsm7"
    UCS2 = "ucs2"


@dataclass(frozen=True, slots=True, kw_only=True)
class Segments:
    """A text as telephones get it: its length in places, and in how many messages."""

    encoding: Encoding
    units: int
    count: int


def encoding_of(text: str) -> Encoding:
    """Say whether every character stands in the seven-bit alphabet."""
    return Encoding.UCS2 if wide_in(text) else Encoding.GSM7


def wide_in(text: str) -> tuple[str, ...]:
    """Return each character that the seven-bit alphabet lacks, once, in the order of the text."""
    return tuple(dict.fromkeys(one for one in text if one not in _DEFAULT | _EXTENDED))


def units(text: str, encoding: Encoding | None = None) -> int:
    """Return how many places the text takes in its encoding."""
    return sum(_widths(text, encoding or encoding_of(text)))


def segments(text: str) -> Segments:
    """Return how many messages a text takes; no character is torn in two between them."""
    encoding = encoding_of(text)
    alone, together = SEGMENT[encoding.value]
    widths = _widths(text, encoding)
    if sum(widths) <= alone:
        return Segments(encoding=encoding, units=sum(widths), count=1)
    count, used = 1, 0
    for width in widths:
        if used + width > together:
            count, used = count + 1, 0
        used += width
    return Segments(encoding=encoding, units=sum(widths), count=count)


def _widths(text: str, encoding: Encoding) -> list[int]:
    if encoding is Encoding.GSM7:
        return [2 if one in _EXTENDED else 1 for one in text]
    return [2 if ord(one) > 0xFFFF else 1 for one in text]
