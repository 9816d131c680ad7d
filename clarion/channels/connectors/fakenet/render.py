"""Puts our words into the shape that FakeNet takes."""

from typing import Any

from clarion.channels.connectors.fakenet.capabilities import CAPABILITIES
from clarion.channels.contract import Outgoing, Permanent, Reason, length


def check(outgoing: Outgoing) -> None:
    """Refuse what FakeNet would refuse, before anything leaves."""
    words = outgoing.rendition
    limit = CAPABILITIES.text_limit
    if limit is not None and length(words.text, CAPABILITIES.counting) > limit:
        raise Permanent(Reason.TOO_LONG, f"more than {limit} characters")
    if len(words.media) > CAPABILITIES.media_limit:
        raise Permanent(Reason.MEDIA_REFUSED, f"more than {CAPABILITIES.media_limit} files")
    if any(len(one.content) > CAPABILITIES.media_bytes_max for one in words.media):
        raise Permanent(Reason.MEDIA_REFUSED, "a file is too large")


def post(outgoing: Outgoing, media: tuple[str, ...]) -> dict[str, Any]:
    """Return the body of `POST /v1/posts`; `media` are the ids of finished uploads."""
    words, target = outgoing.rendition, outgoing.target
    body: dict[str, Any] = {"text": words.text, "edge": outgoing.edge.value}
    if target is not None:
        body["reply_to"] = target.remote_id
    if words.language:
        body["lang"] = words.language
    if media:
        body["media"] = list(media)
    return body
