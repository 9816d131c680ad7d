"""Says our words as LinkedIn wants them: a post, a comment, other words in their place."""

from typing import Any

from clarion.channels.connectors.linkedin.capabilities import CAPABILITIES, COMMENT_LIMIT
from clarion.channels.connectors.linkedin.names import comment_of, is_post
from clarion.channels.connectors.linkedin.words import little
from clarion.channels.contract import (
    Deed,
    Edge,
    Media,
    Outgoing,
    Permanent,
    Reason,
    Rendition,
    Target,
    length,
)


def check(outgoing: Outgoing) -> None:
    """Refuse, before anything leaves, what LinkedIn would refuse, cut, or show to the wrong people.

    What stands below something carries words only.
    """
    words, below = outgoing.rendition, is_comment(outgoing)
    limit = COMMENT_LIMIT if below else CAPABILITIES.text_limit
    if outgoing.edge is not Edge.PUBLIC:
        raise Permanent(Reason.REJECTED, "a post is read by everybody")
    if limit is not None and length(words.text, CAPABILITIES.counting) > limit:
        raise Permanent(Reason.TOO_LONG, f"more than {limit}")
    if below and words.media:
        raise Permanent(Reason.MEDIA_REFUSED, "a comment carries no pictures")
    if len(words.media) > CAPABILITIES.media_limit or any(map(_unfit, words.media)):
        raise Permanent(Reason.MEDIA_REFUSED, "too many pictures, or one that is unfit")


def is_comment(outgoing: Outgoing) -> bool:
    """Say whether it stands below something: an answer, or what we say first below a post."""
    if outgoing.deed is Deed.SAY:
        return outgoing.target is not None
    return comment_of(outgoing.said_id) is not None


def post(words: Rendition, us: str, pictures: list[str]) -> dict[str, Any]:
    """Return the body of a post with the pictures that were handed in for it."""
    body: dict[str, Any] = {
        "author": us,
        "commentary": little(words.text),
        "visibility": "PUBLIC",
        "distribution": {
            "feedDistribution": "MAIN_FEED",
            "targetEntities": [],
            "thirdPartyDistributionChannels": [],
        },
        "lifecycleState": "PUBLISHED",
        "isReshareDisabledByAuthor": False,
    }
    shown = [
        {"id": name, "altText": " ".join(picture.alt.split())}
        for name, picture in zip(pictures, words.media, strict=True)
    ]
    match shown:
        case []:
            return body
        case [alone]:
            return {**body, "content": {"media": alone}}
        case _:
            return {**body, "content": {"multiImage": {"images": shown}}}


def above(target: Target) -> str:
    """Return below what an answer is put.

    Below an answer nothing can stand, so what answers it goes below the comment above both.
    """
    comment = comment_of(target.extra.get("above", "")) or comment_of(target.remote_id)
    if comment:
        return str(comment)
    if is_post(target.remote_id):
        return target.remote_id
    raise Permanent(Reason.TARGET_GONE, "what it answers has no name on LinkedIn")


def comment(words: Rendition, us: str, above: str) -> dict[str, Any]:
    """Return the body of a comment below a post, or below another comment."""
    body: dict[str, Any] = {"actor": us, "message": {"text": words.text}}
    if parent := comment_of(above):
        return {**body, "object": parent.thread, "parentComment": above}
    return {**body, "object": above}


def other_words(outgoing: Outgoing) -> dict[str, Any]:
    """Return what puts other words in the place of those of a post, or of a comment."""
    text = outgoing.rendition.text
    if is_comment(outgoing):
        return {"patch": {"message": {"$set": {"text": text}}}}
    return {"patch": {"$set": {"commentary": little(text)}}}


def _unfit(picture: Media) -> bool:
    is_large = len(picture.content) > CAPABILITIES.media_bytes_max
    return picture.mime not in CAPABILITIES.media_types or is_large
