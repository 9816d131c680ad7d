"""Says our words as Threads wants them."""

from clarion.channels.connectors.threads.capabilities import CAPABILITIES
from clarion.channels.contract import Edge, Outgoing, Permanent, Reason, length


def check(outgoing: Outgoing) -> None:
    """Refuse, before anything leaves, what Threads would refuse or show to the wrong people."""
    words, limit = outgoing.rendition, CAPABILITIES.text_limit
    if outgoing.edge is not Edge.PUBLIC:
        raise Permanent(Reason.REJECTED, "a post is read by everybody")
    if limit is not None and length(words.text, CAPABILITIES.counting) > limit:
        raise Permanent(Reason.TOO_LONG, f"more than {limit}")
    if words.media:
        raise Permanent(Reason.MEDIA_REFUSED, "words only")


def container(outgoing: Outgoing) -> dict[str, str]:
    """Return what a post is made of, before anybody sees it."""
    below = {"reply_to_id": outgoing.target.remote_id} if outgoing.target else {}
    return {"media_type": "TEXT", "text": outgoing.rendition.text, **below}
