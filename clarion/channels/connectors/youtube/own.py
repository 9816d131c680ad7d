"""Tells what we said from what others said, and whether it reads as it should."""

from datetime import datetime

from clarion.channels.contract import Outgoing
from clarion.channels.fields import Fields


def reads_so(comment: Fields, outgoing: Outgoing) -> bool:
    """Whether a comment shows these words; what lies between them YouTube trims and mends."""
    said = comment.maybe("snippet")
    shown = said.text("textOriginal") or said.text("textDisplay")
    return outgoing.rendition.text.split() == shown.split()


def is_it(comment: Fields, outgoing: Outgoing, us: str, begin: datetime) -> bool:
    """Whether a comment is ours, and came of a dispatch."""
    said = comment.maybe("snippet")
    at = said.instant("publishedAt")
    return (
        said.maybe("authorChannelId").text("value") == us
        and at is not None
        and at >= begin
        and reads_so(comment, outgoing)
    )
