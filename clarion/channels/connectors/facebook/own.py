"""Tells what we said from what others said, and whether it reads as it should."""

from datetime import datetime

from clarion.channels.contract import Outgoing, Reason, Unknown
from clarion.channels.fields import Fields


def reads_so(said: Fields, outgoing: Outgoing) -> bool:
    """Whether these words stand there; raises `Unknown` with other pictures beside them."""
    if _plain(said.text("message")) != _plain(outgoing.rendition.text):
        return False
    pictures = sum(
        len(several) if (several := one.maybe("subattachments").each("data")) else 1
        for one in said.maybe("attachments").each("data")
        if one.text("media_type") in ("photo", "album")
    )
    if pictures != len(outgoing.rendition.media):
        raise Unknown(Reason.MEDIA_REFUSED, "the words are there, but not the same pictures")
    return True


def since(things: list[Fields], begin: datetime) -> list[Fields]:
    """Return what was written then or later."""
    return [one for one in things if (at := one.instant("created_time")) and at >= begin]


def is_ours(said: Fields, outgoing: Outgoing, us: str) -> bool:
    """Whether it says our words, and is ours: on our own list nobody else can have said it."""
    author = said.maybe("from").text("id")
    by_us = author == us or (outgoing.target is None and not author)
    return by_us and _plain(said.text("message")) == _plain(outgoing.rendition.text)


def _plain(text: str) -> str:
    """Words alone: Facebook trims and mends what lies between them."""
    return " ".join(text.split())
