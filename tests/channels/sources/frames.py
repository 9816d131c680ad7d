"""Writes frames of a repository's stream, as a server of Bluesky does; for testing only."""

import struct
from hashlib import sha256

from clarion.channels.sources.repos.cbor import Link

POST = "app.bsky.feed.post"


def cbor(thing: object) -> bytes:
    """Write a thing as DAG-CBOR."""
    match thing:
        case None:
            return b"\xf6"
        case bool():
            return b"\xf5" if thing else b"\xf4"
        case int():
            return _head(0, thing) if thing >= 0 else _head(1, -1 - thing)
        case float():
            return b"\xfb" + struct.pack(">d", thing)
        case bytes():
            return _head(2, len(thing)) + thing
        case str():
            return _head(3, len(thing.encode())) + thing.encode()
        case list():
            return _head(4, len(thing)) + b"".join(map(cbor, thing))
        case dict():
            names = sorted(thing, key=lambda name: (len(name.encode()), name.encode()))
            pairs = b"".join(cbor(name) + cbor(thing[name]) for name in names)
            return _head(5, len(thing)) + pairs
        case Link():
            return b"\xd8\x2a" + cbor(b"\x00" + thing.cid)
    raise TypeError(type(thing).__name__)


def _head(major: int, value: int) -> bytes:
    for short, size in ((24, 1), (25, 2), (26, 4), (27, 8)):
        if value < 24:
            return bytes([major << 5 | value])
        if value < 256**size:
            return bytes([major << 5 | short]) + value.to_bytes(size)
    raise OverflowError


def link_to(block: bytes) -> Link:
    """Name a block by its digest."""
    return Link(b"\x01\x71\x12\x20" + sha256(block).digest())


def archive(*blocks: bytes) -> bytes:
    """Put blocks into a CAR."""
    header = cbor({"roots": [link_to(blocks[0])] if blocks else [], "version": 1})
    sections = [header, *(link_to(block).cid + block for block in blocks)]
    return b"".join(_varint(len(one)) + one for one in sections)


def _varint(value: int) -> bytes:
    said = bytearray()
    while value > 127:
        said.append(value & 127 | 128)
        value >>= 7
    return bytes([*said, value])


def frame(kind: str, **body: object) -> bytes:
    """Write a frame of any kind."""
    return cbor({"op": 1, "t": kind}) + cbor(body)


def commit(seq: int, text: str = "no water at Mill Lane", **changes: object) -> bytes:
    """Write a frame in which somebody posts; `changes` are put over its body."""
    record = cbor(
        {"$type": POST, "text": text, "langs": ["en-GB"], "createdAt": "2026-04-14T07:30:00Z"}
    )
    body: dict[str, object] = {
        "seq": seq,
        "repo": "did:plc:abcdefg",
        "time": "2026-04-14T07:30:01.000Z",
        "blocks": archive(b"\xa0", record),
        "ops": [{"action": "create", "path": f"{POST}/3k{seq}", "cid": link_to(record)}],
        **changes,
    }
    return frame("#commit", **body)


def deletion(seq: int, of: int) -> bytes:
    """Write a frame in which the post of an earlier commit is deleted."""
    operation = {"action": "delete", "path": f"{POST}/3k{of}", "cid": None}
    return commit(seq, ops=[operation], blocks=archive(b"\xa0"))
