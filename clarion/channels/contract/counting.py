"""How long a text is, counted as the network counts it."""

import unicodedata
from enum import StrEnum

import regex

# Whatever address stands in a text, Mastodon and X count it as so many.
ADDRESS_LENGTH = 23

_GRAPHEME = regex.compile(r"\X")
_DOMAIN = r"(?:[\p{L}\p{N}](?:[\p{L}\p{N}_-]*[\p{L}\p{N}])?\.)+\p{L}{2,}"
# Only what surely belongs to an address: what a network may take for the words behind it is
# counted as words, so that we never count too little.
_LINK = regex.compile(
    rf"(?<![\w@/.])https?://{_DOMAIN}(?::\d+)?"
    r"(?:[/?#][a-z0-9_!*'();:=+,.$%\[\]~&|@/?#-]*[a-z0-9_=/&#+-]|/)?",
    regex.IGNORECASE,
)
_BARE = regex.compile(rf"(?<![\w@/.-]){_DOMAIN}(?:/[\w=&%+~./-]*[\w=/])?", regex.IGNORECASE)
# Whose name stands there, and on which server; names in addresses of pages are none.
_NAMED = regex.compile(
    r"(?<![\w=/@])@([a-z0-9_]+(?:[.-]+[a-z0-9_]+)*)(?:@[\w]+(?:[.-]+[\w]+)*)?", regex.IGNORECASE
)

# The signs that LinkedIn reserves for its format; each is written with a stroke in front.
_LITTLE = regex.compile(r"[\\|{}@\[\]()<>#*_~]")

# twitter-text's published configuration, version 3: these weigh one, everything else two.
_LIGHT = ((0, 4351), (8192, 8205), (8208, 8223), (8242, 8247))
_EMOJI = regex.compile(r"\p{Extended_Pictographic}|\p{Regional_Indicator}|\u20e3")


class Counting(StrEnum):
    """What a network counts as one."""

    GRAPHEMES = "graphemes"
    CHARACTERS = "characters"
    UTF16_UNITS = "utf16_units"
    BYTES = "bytes"
    MASTODON = "mastodon"  # an address is 23, of a name the server is free
    EMOJI_BYTES = "emoji_bytes"  # as Threads does: characters, but of an emoji its bytes
    LITTLE = "little"  # as LinkedIn's format is written: UTF-16 units, its own signs are two
    WEIGHTED = "weighted"  # as X does: an address is 23, most scripts but ours and emoji are two


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
        case Counting.MASTODON:
            return length(_short_names(_LINK.sub("x" * ADDRESS_LENGTH, text)), Counting.GRAPHEMES)
        case Counting.EMOJI_BYTES:
            return sum(map(_with_emoji_in_bytes, _GRAPHEME.findall(text)))
        case Counting.LITTLE:
            return length(text, Counting.UTF16_UNITS) + len(_LITTLE.findall(text))
        case Counting.WEIGHTED:
            return _weighted(text)


def _with_emoji_in_bytes(grapheme: str) -> int:
    if _EMOJI.search(grapheme) and not grapheme.isascii():
        return length(grapheme, Counting.BYTES)
    return len(grapheme)


def _short_names(text: str) -> str:
    return str(_NAMED.sub(lambda name: f"@{name[1]}", text))


def _weighted(text: str) -> int:
    composed = unicodedata.normalize("NFC", text)
    addresses = _LINK.sub("x" * ADDRESS_LENGTH, composed)
    # X links what merely looks like an address, too, where it knows the ending. We do not know
    # which it knows, so the longer of the two counts.
    addresses = _BARE.sub(lambda one: one[0].ljust(ADDRESS_LENGTH, "x"), addresses)
    return sum(_weight(one) for one in _GRAPHEME.findall(addresses))


def _weight(grapheme: str) -> int:
    if _EMOJI.search(grapheme) and not grapheme.isascii():
        return 2
    return sum(1 if any(a <= ord(one) <= z for a, z in _LIGHT) else 2 for one in grapheme)
