"""Takes a frame of com.atproto.sync.subscribeRepos apart: of which kind it is, and its posts."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from clarion.channels.contract import Raw, Unreadable
from clarion.channels.fields import Fields
from clarion.channels.sources.repos.blocks import records
from clarion.channels.sources.repos.cbor import Decoder, Link

FRAME_BYTES_MAX = 5 * 1024 * 1024  # what the lexicon allows a frame
OPERATIONS_MAX = 1_000  # the lexicon says 200; older servers sent more
POST = "app.bsky.feed.post"
# All of a record that is looked at: the rest (pictures, who is answered) is not kept.
_SAID = ("text", "langs", "createdAt")


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """One frame; `kind` is `error`, or its name in the lexicon: `#commit`, `#info` ...

    `cut_short` says that a post was named and not told, for which it was too large.
    """

    kind: str
    seq: int = 0
    time: str = ""
    name: str = ""  # of an `error` or an `#info`
    posts: tuple[Raw, ...] = ()
    cut_short: bool = False


def read_frame(data: bytes) -> Frame:
    """Read one; raises `Unreadable`."""
    if len(data) > FRAME_BYTES_MAX:
        raise Unreadable("a frame of more than 5 MB")
    decoder = Decoder(data)
    header = Fields(decoder.next(), path="header.")
    body = Fields(decoder.next(), path="body.")
    if not decoder.is_over():
        raise Unreadable("a frame with more than two parts")
    if header.whole("op") == -1:
        return Frame(kind="error", name=body.text("error")[:100])
    kind = header.needed("t")[:100]
    seq = body.count("seq") or 0
    if kind != "#commit":
        return Frame(kind=kind, seq=seq, time=body.text("time"), name=body.text("name")[:100])
    return _commit(body, seq)


def _commit(body: Fields, seq: int) -> Frame:
    named = list(_on_posts(body))
    # Blocks of likes and follows are not even looked at.
    links = {one["cid"].cid for one in named if isinstance(one.get("cid"), Link)}
    blocks = body.plain().get("blocks") or b""
    if not isinstance(blocks, bytes):
        raise Unreadable("body.blocks are no bytes")
    found = records(blocks, links) if blocks else {}
    posts, cut_short = [], False
    for one in named:
        link = one.get("cid")
        record = found.get(link.cid) if isinstance(link, Link) else None
        if one.get("action") != "delete" and record is None:
            cut_short = True
            continue
        posts.append(_raw(body, one, record))
    return Frame(
        kind="#commit",
        seq=seq,
        time=body.text("time"),
        posts=tuple(posts),
        cut_short=cut_short,
    )


def _on_posts(body: Fields) -> Iterator[dict[str, Any]]:
    operations = body.all("ops")
    if len(operations) > OPERATIONS_MAX:
        raise Unreadable("a commit of more than 1000 operations")
    for one in operations:
        operation = Fields(one, path="body.ops[].")
        if operation.needed("path").startswith(f"{POST}/"):
            yield operation.plain()


def _raw(body: Fields, operation: dict[str, Any], record: object) -> Raw:
    said = record if isinstance(record, dict) else {}
    event = {
        "did": body.needed("repo"),
        "time": body.text("time"),
        "action": operation.get("action"),
        "rkey": operation["path"].partition("/")[2],
        "record": {name: said[name] for name in _SAID if name in said},
    }
    # What no JSON can say stands where a text is looked for, and is found to be none.
    sealed = json.dumps(event, sort_keys=True, default=lambda _: {}).encode()
    name = sha256(sealed).hexdigest()[:32]
    return Raw(fingerprint=name, body=sealed, voice=body.needed("repo"))
