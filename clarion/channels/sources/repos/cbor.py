"""Reads DAG-CBOR (ipld.io/specs/codecs/dag-cbor) that a stranger wrote: all of it, or says why not.

Only what the data model of Bluesky has: whole numbers, texts, bytes, lists, maps, links, true,
false, null and 64-bit floats. No length is believed before so many bytes are there.
"""

import struct
from dataclasses import dataclass

from clarion.channels.contract import Unreadable

DEPTH_MAX = 32  # a post with everything around it is six deep
THINGS_MAX = 50_000  # in one frame; a commit of the largest size has some thousands
_LINK = 42
_SIMPLE = {20: False, 21: True, 22: None}
_FLOAT = 27
_MORE = {24: 1, 25: 2, 26: 4, 27: 8}


@dataclass(frozen=True, slots=True)
class Link:
    """What a content identifier (CID) points at, as its bytes."""

    cid: bytes


class Decoder:
    """Reads one thing after another from the same bytes."""

    def __init__(self, data: bytes) -> None:
        """Begin at the beginning."""
        self.at = 0
        self._data = data
        self._things = 0

    def next(self, depth: int = 0) -> object:
        """Return the next thing; raises `Unreadable`."""
        self._things += 1
        if depth > DEPTH_MAX or self._things > THINGS_MAX:
            raise Unreadable("CBOR: too deep, or too many things")
        first = self._take(1)[0]
        major, short = first >> 5, first & 31
        if major == 7:
            return self._simple(short)
        value = self._number(short)
        match major:
            case 0:
                return value
            case 1:
                return -1 - value
            case 2:
                return self._take(value)
            case 3:
                return self._text(value)
            case 4:
                return [self.next(depth + 1) for _ in range(self._fits(value))]
            case 5:
                return self._map(self._fits(value), depth)
        return self._link(value, depth)

    def is_over(self) -> bool:
        """Whether everything was read."""
        return self.at >= len(self._data)

    def _take(self, count: int) -> bytes:
        if count > len(self._data) - self.at:
            raise Unreadable("CBOR: it ends in the middle")
        self.at += count
        return self._data[self.at - count : self.at]

    def _fits(self, count: int) -> int:
        """Return how many things follow; each of them has a byte at least."""
        if count > len(self._data) - self.at:
            raise Unreadable("CBOR: it ends in the middle")
        return count

    def _number(self, short: int) -> int:
        if short < 24:
            return short
        if short not in _MORE:
            raise Unreadable("CBOR: a length that is not said")
        return int.from_bytes(self._take(_MORE[short]))

    def _text(self, count: int) -> str:
        try:
            return self._take(count).decode()
        except UnicodeDecodeError:
            raise Unreadable("CBOR: a text that is not UTF-8") from None

    def _map(self, count: int, depth: int) -> dict[str, object]:
        found: dict[str, object] = {}
        for _ in range(count):
            name = self.next(depth + 1)
            if not isinstance(name, str) or name in found:
                raise Unreadable("CBOR: a name that is no text, or comes twice")
            found[name] = self.next(depth + 1)
        return found

    def _link(self, tag: int, depth: int) -> Link:
        inside = self.next(depth + 1) if tag == _LINK else None
        # A link is bytes behind a zero, which says that it is not written in letters.
        if not isinstance(inside, bytes) or len(inside) < 2 or inside[0] != 0:
            raise Unreadable("CBOR: a tag that is no link")
        return Link(inside[1:])

    def _simple(self, short: int) -> object:
        if short == _FLOAT:
            (value,) = struct.unpack(">d", self._take(8))
            return value
        if short not in _SIMPLE:
            raise Unreadable("CBOR: a value that is none")
        return _SIMPLE[short]
