"""Tells what we said from what others said, by words, pictures and name."""

from datetime import datetime

from clarion.channels.contract import Access, Outgoing
from clarion.channels.fields import Fields


def since(things: list[Fields], begin: datetime) -> list[Fields]:
    """Return what was said then or later."""
    return [one for one in things if (at := one.instant("timestamp")) and at >= begin]


def is_ours(said: Fields, outgoing: Outgoing, access: Access) -> bool:
    """Whether a post on our own list, or a comment, says our words, with as many pictures."""
    words = _plain(outgoing.rendition.text)
    if outgoing.target:
        return _plain(said.text("text")) == words and _is_by_us(said, access)
    pictures = len(said.maybe("children").each("data")) or 1
    return _plain(said.text("caption")) == words and pictures == len(outgoing.rendition.media)


def _is_by_us(comment: Fields, access: Access) -> bool:
    who = comment.maybe("from")
    name = who.text("username") or comment.text("username")
    return who.text("id") == access.remote_id or bool(name and name == access.address)


def _plain(text: str) -> str:
    """Words alone: Instagram trims what lies between them."""
    return " ".join(text.split())
