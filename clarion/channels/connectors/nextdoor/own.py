"""Tells among the newest posts of the agency which one came of a dispatch."""

import re
from datetime import UTC, datetime, timedelta

from clarion.channels.contract import Figures, Outgoing
from clarion.channels.fields import Fields

CLOCKS_APART = timedelta(minutes=5)  # theirs and ours
_NAME = re.compile(r"[A-Za-z0-9_-]{1,200}")
_LINK = re.compile(r"https://[\w.-]+/p/([A-Za-z0-9_-]{1,200})/?")


def is_name(name: str) -> bool:
    """Say whether something can be the name of a post, and nothing else."""
    return bool(_NAME.fullmatch(name))


def is_linked(post: Fields, link: str) -> bool:
    """Say whether a post has the address that Nextdoor gave it when it was made."""
    found = _LINK.fullmatch(link)
    if not found:
        return False
    shared = re.compile(rf"(?<![A-Za-z0-9_-]){re.escape(found[1])}(?![A-Za-z0-9_-])")
    return any(shared.search(post.text(name)) for name in ("url", "embed_url"))


def says(post: Fields, outgoing: Outgoing, since: datetime) -> bool:
    """Say whether a post says these very words, with as many pictures, and is not older."""
    at = _at(post)
    words, body = _plain(outgoing.rendition.text), post.text("body")
    whole = (_plain(body), _plain(f"{post.text('title')} {body}"))
    pictures = len(post.all("media")) == len(outgoing.rendition.media)
    return at is not None and at >= since and words in whole and pictures


def counted(post: Fields) -> Figures:
    """Read how far a post has gone. What stands below a comment counts for the comment."""
    reactions = post.each("reactions") if post.has("reactions") else None
    return Figures(
        replies=len(post.all("comments")) if post.has("comments") else None,
        likes=None
        if reactions is None
        else sum(not one.plain().get("comment_id") for one in reactions),
        seen=post.count("view_count"),
    )


def _at(post: Fields) -> datetime | None:
    seconds = post.count("creation_date_epoch_seconds")
    try:
        return None if seconds is None else datetime.fromtimestamp(seconds, UTC)
    except (ValueError, OverflowError, OSError):
        return None


def _plain(text: str) -> str:
    """Words alone: Nextdoor may put what lies between them in order."""
    return " ".join(text.split())
