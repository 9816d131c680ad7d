"""Puts our words into a post of X."""

import base64
from collections.abc import Sequence
from typing import Any

from clarion.channels.connectors.x.capabilities import ALT_CHARACTERS_MAX, CAPABILITIES, MIMES
from clarion.channels.contract import Edge, Media, Outgoing, Permanent, Reason, length


def check(outgoing: Outgoing) -> None:
    """Refuse what X would refuse, before anything leaves."""
    words, limit = outgoing.rendition, CAPABILITIES.text_limit
    if outgoing.edge is not Edge.PUBLIC:
        raise Permanent(Reason.REJECTED, "posts on X are all public")
    if limit is not None and length(words.text, CAPABILITIES.counting) > limit:
        raise Permanent(Reason.TOO_LONG, f"more than {limit}, as X counts")
    if len(words.media) > CAPABILITIES.media_limit:
        raise Permanent(Reason.MEDIA_REFUSED, f"more than {CAPABILITIES.media_limit} pictures")
    for one in words.media:
        if one.mime not in MIMES:
            raise Permanent(Reason.MEDIA_REFUSED, f"{one.mime} is not taken there")
        if len(one.content) > CAPABILITIES.media_bytes_max:
            raise Permanent(Reason.MEDIA_REFUSED, "a picture is too large")
        if len(one.alt) > ALT_CHARACTERS_MAX:
            raise Permanent(Reason.MEDIA_REFUSED, "the description of a picture is too long")


def post(outgoing: Outgoing, media: Sequence[str]) -> dict[str, Any]:
    """Return the post (schema TweetCreateRequest)."""
    body: dict[str, Any] = {"text": outgoing.rendition.text}
    if outgoing.target is not None:
        body["reply"] = {
            "in_reply_to_tweet_id": outgoing.target.remote_id,
            "auto_populate_reply_metadata": True,  # or whoever is answered is not told
        }
    if media:
        body["media"] = {"media_ids": list(media)}
    return body


def picture(medium: Media) -> dict[str, Any]:
    """Return a picture as it is uploaded in one go (schema MediaUploadRequestOneShot)."""
    return {
        "media": base64.b64encode(medium.content).decode(),
        "media_category": "tweet_image",
        "media_type": medium.mime,
    }


def description(name: str, alt: str) -> dict[str, Any]:
    """Return what is read to those who cannot see (schema MetadataCreateRequest)."""
    return {"id": name, "metadata": {"alt_text": {"text": alt}}}
