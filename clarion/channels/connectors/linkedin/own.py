"""Tells what we said from what others said, and whether it reads as it should."""

from datetime import datetime

from clarion.channels.answer import Answer
from clarion.channels.connectors.linkedin import names
from clarion.channels.connectors.linkedin.render import is_comment
from clarion.channels.connectors.linkedin.words import alike, moment, typed
from clarion.channels.contract import Media, Outgoing, Sent, Target
from clarion.channels.fields import Fields


def said(answer: Answer, target: Target | None) -> Sent:
    """Read what LinkedIn calls what it took; raises `Unknown` where it does not say."""
    comment = names.named(answer.parsed()) if target else None
    found = str(comment or answer.headers.get("x-restli-id", ""))
    if not (comment if target else names.is_post(found)):
        raise answer.doubt(f"HTTP {answer.status}, and no name of what was said")
    return sent(found, target)


def sent(name: str, target: Target | None, proof: str = "") -> Sent:
    """Say what LinkedIn calls what we said, and where people read it."""
    above = (target.thread_id or target.remote_id) if target else ""
    return Sent(remote_id=name, url=names.page(name) or names.page(above), proof=proof)


def reads_so(said: Fields, outgoing: Outgoing) -> bool:
    """Whether a post, or a comment, in which words are plain, shows these."""
    words = said.maybe("message").text("text")
    shown = words if is_comment(outgoing) else typed(said.text("commentary"))
    return alike(outgoing.rendition.text, shown)


def has_pictures(said: Fields, pictures: tuple[Media, ...]) -> bool:
    """Whether these pictures, as far as their descriptions tell, are in a post."""
    content = said.maybe("content")
    alone = content.maybe("media")
    shown = [alone] if alone.has("id") else content.maybe("multiImage").each("images")
    if len(shown) != len(pictures):
        return False
    told = [
        (one.text("altText"), picture.alt) for one, picture in zip(shown, pictures, strict=True)
    ]
    return all(not theirs or alike(theirs, ours) for theirs, ours in told)


def is_it(said: Fields, outgoing: Outgoing, begin: datetime) -> bool:
    """Whether a post on our own list is the one that came of a dispatch."""
    return (
        _is_since(said.plain().get("createdAt"), begin)
        and reads_so(said, outgoing)
        and has_pictures(said, outgoing.rendition.media)
    )


def is_our_comment(said: Fields, outgoing: Outgoing, us: str, begin: datetime) -> bool:
    """Whether a comment is ours, and came of a dispatch."""
    return (
        said.text("actor") == us
        and _is_since(said.maybe("created").plain().get("time"), begin)
        and reads_so(said, outgoing)
    )


def is_behind(posts: list[Fields], begin: datetime) -> bool:
    """Whether these, the newest first, go back beyond an instant."""
    times = [at for one in posts if (at := moment(one.plain().get("createdAt")))]
    return bool(times) and min(times) < begin


def _is_since(milliseconds: object, begin: datetime) -> bool:
    at = moment(milliseconds)
    return at is not None and at >= begin
