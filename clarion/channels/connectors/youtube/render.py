"""Says our words as YouTube wants them: an answer below a comment, other words in its place."""

from typing import Any

from clarion.channels.connectors.youtube.capabilities import CAPABILITIES
from clarion.channels.connectors.youtube.normalize import is_name
from clarion.channels.contract import Deed, Edge, Outgoing, Permanent, Reason, Target, length


def check(outgoing: Outgoing) -> None:
    """Refuse, before anything leaves, what YouTube cannot say, or would show to the wrong people.

    By itself nothing can be said there: YouTube's interface knows films and comments, and no words.
    """
    words, limit = outgoing.rendition, CAPABILITIES.text_limit
    if outgoing.edge is not Edge.PUBLIC:
        raise Permanent(Reason.REJECTED, "a comment is read by everybody")
    if outgoing.deed is Deed.SAY and outgoing.target is None:
        raise Permanent(Reason.REJECTED, "YouTube gives no way to publish words")
    if limit is not None and length(words.text, CAPABILITIES.counting) > limit:
        raise Permanent(Reason.TOO_LONG, f"more than {limit}")
    if words.media:
        raise Permanent(Reason.MEDIA_REFUSED, "a comment carries no pictures")


def above(target: Target | None) -> str:
    """Return below which comment an answer is put.

    Below an answer nothing can stand, so what answers it goes below the comment above both.
    """
    name = (target.extra.get("above", "") or target.remote_id) if target else ""
    if not is_name(name):
        raise Permanent(Reason.TARGET_GONE, "what it answers has no name on YouTube")
    return name


def answer(outgoing: Outgoing) -> dict[str, Any]:
    """Return the body of an answer below a comment."""
    text = outgoing.rendition.text
    return {"snippet": {"parentId": above(outgoing.target), "textOriginal": text}}


def other_words(outgoing: Outgoing) -> dict[str, Any]:
    """Return what puts other words in the place of those of a comment."""
    return {"id": outgoing.said_id, "snippet": {"textOriginal": outgoing.rendition.text}}
