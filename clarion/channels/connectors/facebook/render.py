"""Says our words as Facebook wants them: a post, a comment, a picture."""

import hashlib
from typing import Any

from clarion.channels.connectors.facebook.capabilities import CAPABILITIES, COMMENT_LIMIT
from clarion.channels.contract import (
    Edge,
    Media,
    Outgoing,
    Permanent,
    Reason,
    Rendition,
    length,
)

PICTURES = frozenset({"image/jpeg", "image/png", "image/gif"})
ALT_CHARS_MAX = 1_000
_STANDS = "id,message,attachments{media_type,subattachments.limit(20){media_type}}"
_COMMENT_STANDS = "id,message"


def check(outgoing: Outgoing) -> None:
    """Refuse, before anything leaves, what Facebook would refuse, cut, or show to the wrong people.

    An answer to somebody carries words only.
    """
    words, target = outgoing.rendition, outgoing.target
    if outgoing.edge is not Edge.PUBLIC:
        raise Permanent(Reason.REJECTED, "a post is read by everybody")
    limit = COMMENT_LIMIT if is_comment(outgoing) else CAPABILITIES.text_limit
    if limit is not None and length(words.text, CAPABILITIES.counting) > limit:
        raise Permanent(Reason.TOO_LONG, f"more than {limit}")
    if len(words.media) > CAPABILITIES.media_limit or any(map(_unfit, words.media)):
        raise Permanent(Reason.MEDIA_REFUSED, "too many pictures, or one that is unfit")
    if target and words.media:
        raise Permanent(Reason.MEDIA_REFUSED, "an answer carries no pictures")


def is_comment(outgoing: Outgoing) -> bool:
    """Say whether it stands below something: an answer, or what we say first below a post."""
    behind = outgoing.thread is not None and outgoing.thread.number > 1
    return behind or outgoing.target is not None


def post(words: Rendition, pictures: tuple[str, ...]) -> dict[str, Any]:
    """Return the body of a post with the pictures that were uploaded for it."""
    attached = [{"media_fbid": picture} for picture in pictures]
    return {"message": words.text, **({"attached_media": attached} if attached else {})}


def comment(words: Rendition) -> dict[str, Any]:
    """Return the body of a comment."""
    return {"message": words.text}


def upload(picture: Media) -> tuple[str, bytes]:
    """Return type and content of the form by which a picture waits, unseen, for its post.

    One that is not used is removed by Facebook within a day (`temporary`).
    """
    fields = {
        "published": "false",
        "temporary": "true",
        "alt_text_custom": " ".join(picture.alt.split())[:ALT_CHARS_MAX],
    }
    seam = f"clarion-{hashlib.sha256(picture.alt.encode() + picture.content).hexdigest()}"
    parts = [
        f'--{seam}\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{value}\r\n'.encode()
        for name, value in fields.items()
    ]
    parts.append(
        f'--{seam}\r\nContent-Disposition: form-data; name="source"; filename="picture"\r\n'
        f"Content-Type: {picture.mime}\r\n\r\n".encode()
        + picture.content
        + b"\r\n"
    )
    return f"multipart/form-data; boundary={seam}", b"".join(parts) + f"--{seam}--\r\n".encode()


def asked_of(outgoing: Outgoing) -> str:
    """Return what is asked about something of ours: of a comment only what a comment has."""
    return _COMMENT_STANDS if is_comment(outgoing) else _STANDS


def named(name: str) -> str:
    """Go on only with what can be a name on Facebook, and a part of an address."""
    if not (name.isascii() and name.replace("_", "").isalnum()):
        raise Permanent(Reason.TARGET_GONE, "it has no name on Facebook")
    return name


def _unfit(picture: Media) -> bool:
    return picture.mime not in PICTURES or len(picture.content) > CAPABILITIES.media_bytes_max
