"""What is ours on FakeNet: that it has it, and how far it has gone."""

from clarion.channels.contract import Figures, Sent
from clarion.channels.fields import Fields


def sent(post: Fields) -> Sent:
    """Say that FakeNet has it."""
    return Sent(remote_id=post.needed("id"), url=post.text("url"), proof=post.text("client_key"))


def counted(post: Fields) -> Figures:
    """Read the counters of a post."""
    return Figures(
        replies=post.count("replies"),
        reposts=post.count("reposts"),
        likes=post.count("likes"),
        seen=post.count("seen"),
    )
