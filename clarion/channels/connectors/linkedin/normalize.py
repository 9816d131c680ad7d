"""Says what somebody wrote below a post on LinkedIn in our words."""

import hashlib
import json

from clarion.channels.connectors.linkedin.capabilities import COMMENTS
from clarion.channels.connectors.linkedin.names import comment_of, is_post, named, page
from clarion.channels.connectors.linkedin.words import moment
from clarion.channels.contract import (
    Arrived,
    Attached,
    Author,
    Edge,
    Happening,
    Raw,
    Unreadable,
)
from clarion.channels.fields import Fields


def raw_of(thing: Fields, post: str) -> Raw:
    """Put one comment down, with the post of ours below which it stands."""
    name = str(named(thing) or thing.plain())
    drawn = hashlib.sha256(name.encode("utf-8", "surrogatepass")).hexdigest()
    body = {"stream": COMMENTS, "post": post, "thing": thing.plain()}
    return Raw(fingerprint=f"{COMMENTS}:{drawn}", body=json.dumps(body, sort_keys=True).encode())


def arrived(raw: bytes) -> tuple[Arrived, ...]:
    """Read one comment as `raw_of` has put it down; raises `Unreadable`.

    LinkedIn names an author by a number, and tells nothing else of them.
    """
    whole = Fields.load(raw)
    post, said = whole.needed("post"), whole.within("thing")
    if whole.needed("stream") != COMMENTS:
        raise Unreadable("there is no such stream")
    if not is_post(post):
        raise Unreadable("it stands below no post")
    comment, above = named(said), comment_of(said.text("parentComment"))
    if comment is None:
        raise Unreadable("it has no name")
    return (
        Arrived(
            kind=Happening.MESSAGE,
            remote_id=str(comment),
            author=Author(remote_id=said.needed("actor")),
            edge=Edge.PUBLIC,
            text=said.maybe("message").text("text"),
            sent_at=moment(said.maybe("created").plain().get("time")),
            thread_id=post,
            parent_id=str(above) if above else post,
            url=page(post),
            attachments=_attached(said),
            # Below an answer nothing can stand: what answers it stands beside it.
            extra={"above": str(above)} if above else {},
        ),
    )


def _attached(said: Fields) -> tuple[Attached, ...]:
    return tuple(
        Attached(name="picture", mime="image/*", url=one.text("url"))
        for one in said.each("content")
        if one.text("url")
    )
