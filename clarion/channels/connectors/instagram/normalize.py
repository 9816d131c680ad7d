"""Says a comment on Instagram in our words."""

import re

from clarion.channels.connectors.instagram.capabilities import COMMENTS
from clarion.channels.contract import Arrived, Author, Edge, Happening, Unreadable
from clarion.channels.fields import Fields

_NAME = re.compile(r"[\w.]{1,30}", re.ASCII)


def arrived(raw: bytes) -> tuple[Arrived, ...]:
    """Read one comment as `walk.raw_of` has put it down; raises `Unreadable`."""
    whole = Fields.load(raw)
    if whole.needed("stream") != COMMENTS:
        raise Unreadable("there is no such stream")
    said, post = whole.within("thing"), whole.needed("post")
    remote_id = said.needed("id")
    return (
        Arrived(
            kind=Happening.MESSAGE,
            remote_id=remote_id,
            author=_author(said, remote_id),
            edge=Edge.PUBLIC,
            text=said.text("text"),
            sent_at=said.instant("timestamp"),
            thread_id=post,
            parent_id=said.text("parent_id") or post,
        ),
    )


def _author(said: Fields, remote_id: str) -> Author:
    """Meta may keep back who wrote it; two who are kept back are never taken for one."""
    who = said.maybe("from")
    name = who.text("username") or said.text("username")
    known = who.text("id") or (f"@{name}" if name else f"unnamed:{remote_id}")
    return Author(
        remote_id=known,
        handle=name,
        url=f"https://www.instagram.com/{name}/" if _NAME.fullmatch(name) else "",
    )
