"""Takes single records out of the blocks of a commit (CAR version 1, ipld.io/specs/transport/car).

A block is believed only if its bytes have the digest that its name says.
"""

from collections.abc import Set as AbstractSet
from hashlib import sha256

from clarion.channels.contract import Unreadable
from clarion.channels.sources.repos.cbor import Decoder

BLOCKS_MAX = 10_000
_VARINT_BYTES_MAX = 5  # a length of 32 bits is more than any frame has
# Version 1, DAG-CBOR, SHA-256, 32 bytes: the only names that records have on Bluesky.
_RECORD = b"\x01\x71\x12\x20"
_NAME_BYTES = 36


def records(blocks: bytes, wanted: AbstractSet[bytes]) -> dict[bytes, object]:
    """Return what lies behind the wanted names; one that is not there is not in it.

    Raises `Unreadable` for what is no such archive.
    """
    found: dict[bytes, object] = {}
    if not wanted:
        return found
    length, at = _varint(blocks, 0)
    at += length  # the header names the root, which the frame has said already
    for _ in range(BLOCKS_MAX):
        if at >= len(blocks) or len(found) == len(wanted):
            return found
        length, at = _varint(blocks, at)
        if not _NAME_BYTES <= length <= len(blocks) - at:
            raise Unreadable("blocks: one that ends in the middle")
        name = blocks[at : at + _NAME_BYTES]
        if name in wanted:
            found[name] = _record(name, blocks[at + _NAME_BYTES : at + length])
        at += length
    raise Unreadable("blocks: more than a commit can have")


def _record(name: bytes, data: bytes) -> object:
    if not name.startswith(_RECORD):
        raise Unreadable("blocks: a record under a name of another kind")
    if sha256(data).digest() != name[len(_RECORD) :]:
        raise Unreadable("blocks: a record that is not what its name says")
    decoder = Decoder(data)
    record = decoder.next()
    if not decoder.is_over():
        raise Unreadable("blocks: more than one record in one")
    return record


def _varint(data: bytes, at: int) -> tuple[int, int]:
    """Return an unsigned LEB128 number and where it ends."""
    value = 0
    for place, byte in enumerate(data[at : at + _VARINT_BYTES_MAX]):
        value |= (byte & 127) << (7 * place)
        if byte < 128:
            return value, at + place + 1
    raise Unreadable("blocks: a length that does not end")
