"""Puts our words into a record that Bluesky shows."""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

import regex

from clarion.channels.connectors.bluesky.capabilities import CAPABILITIES, TEXT_BYTES_MAX
from clarion.channels.connectors.bluesky.facets import facets
from clarion.channels.connectors.bluesky.names import POST
from clarion.channels.contract import Counting, Edge, Outgoing, Permanent, Reason, Target, length

_LANGUAGE = regex.compile(r"[a-zA-Z]{2,3}(-[a-zA-Z0-9]{1,8})*")

Blob = Mapping[str, Any]


def check(outgoing: Outgoing) -> None:
    """Refuse what Bluesky would refuse, before anything leaves."""
    words = outgoing.rendition
    if outgoing.edge is not Edge.PUBLIC:
        raise Permanent(Reason.REJECTED, "Bluesky's posts are all public")
    limit = CAPABILITIES.text_limit
    if limit is not None and length(words.text, CAPABILITIES.counting) > limit:
        raise Permanent(Reason.TOO_LONG, f"more than {limit} characters")
    if length(words.text, Counting.BYTES) > TEXT_BYTES_MAX:
        raise Permanent(Reason.TOO_LONG, f"more than {TEXT_BYTES_MAX} bytes")
    if len(words.media) > CAPABILITIES.media_limit:
        raise Permanent(Reason.MEDIA_REFUSED, f"more than {CAPABILITIES.media_limit} pictures")
    for one in words.media:
        if not one.mime.startswith("image/"):
            raise Permanent(Reason.MEDIA_REFUSED, f"{one.mime} is no picture")
        if len(one.content) > CAPABILITIES.media_bytes_max:
            raise Permanent(Reason.MEDIA_REFUSED, "a picture is too large")


def record(
    outgoing: Outgoing,
    *,
    reply: Mapping[str, Any] | None,
    dids: Mapping[str, str],
    blobs: Sequence[Blob],
) -> dict[str, Any]:
    """Return the record (lexicon app.bsky.feed.post), the same for the same arguments."""
    words = outgoing.rendition
    post: dict[str, Any] = {
        "$type": POST,
        "text": words.text,
        "createdAt": _instant(outgoing.made_at),
    }
    if found := facets(words.text, dids):
        post["facets"] = found
    if _LANGUAGE.fullmatch(words.language):
        post["langs"] = [words.language]
    if reply is not None:
        post["reply"] = dict(reply)
    if blobs:
        post["embed"] = {
            "$type": "app.bsky.embed.images",
            "images": [
                {"alt": one.alt, "image": dict(blob)}
                for one, blob in zip(words.media, blobs, strict=True)
            ],
        }
    return post


def reply_to(target: Target) -> dict[str, Any] | None:
    """Return what a reply must name, if we were told it all when the message arrived."""
    told = target.extra
    if not all(told.get(name) for name in ("cid", "root_uri", "root_cid")):
        return None
    return {
        "root": {"uri": told["root_uri"], "cid": told["root_cid"]},
        "parent": {"uri": target.remote_id, "cid": told["cid"]},
    }


def _instant(at: datetime) -> str:
    return at.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
