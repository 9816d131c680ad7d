"""What is ours on Bluesky: what became of it, under which name, and how far it has gone."""

from clarion.channels.connectors.bluesky.names import read_uri
from clarion.channels.contract import Figures, Outgoing, Permanent, Reason, Sent
from clarion.channels.fields import Fields


def sent(record: Fields) -> Sent:
    """Say that Bluesky has it."""
    uri = record.needed("uri")
    named = read_uri(uri)
    return Sent(remote_id=uri, url=named.page() if named else "", proof=record.text("cid"))


def ours(outgoing: Outgoing) -> str:
    """Return the name of our record; raises `Permanent` where it has none."""
    uri = read_uri(outgoing.said_id)
    if uri is None:
        raise Permanent(Reason.TARGET_GONE, "it has no name on Bluesky")
    return uri.rkey


def counted(post: Fields) -> Figures:
    """Read what Bluesky counts; it tells nobody who has seen something."""
    return Figures(
        replies=post.count("replyCount"),
        reposts=post.count("repostCount"),
        likes=post.count("likeCount"),
    )
