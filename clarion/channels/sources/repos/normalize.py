"""Says in our words what one commit did to one post."""

import re
from datetime import datetime

from clarion.channels.contract import Arrived, Author, Edge, Happening, Unreadable
from clarion.channels.fields import Fields
from clarion.channels.sources.repos.frame import POST, read_frame

_DID = re.compile(r"did:[a-z]+:[\w.:%-]{1,200}")
_RKEY = re.compile(r"[\w.~:-]{1,512}")
_KINDS = {
    "create": Happening.MESSAGE,
    "update": Happening.EDIT,
    "delete": Happening.DELETION,
}


def arrived(raw: bytes) -> tuple[Arrived, ...]:
    """Read a post that was written, changed or deleted.

    A whole frame is what could not be taken apart when it came; perhaps it can by now.
    """
    if not raw.startswith(b"{"):
        return tuple(thing for one in read_frame(raw).posts for thing in arrived(one.body))
    event = Fields.load(raw)
    did, rkey = event.needed("did"), event.needed("rkey")
    if not _DID.fullmatch(did) or not _RKEY.fullmatch(rkey):
        raise Unreadable("the name of a post that is none")
    kind = _KINDS.get(event.needed("action"))
    if kind is None:
        raise Unreadable(f"an operation that we do not know: {event.text('action')[:40]}")
    post = event.maybe("record")
    languages = post.texts("langs")
    said_at: datetime | None = None
    if kind is not Happening.DELETION:
        said_at = post.instant("createdAt") or event.instant("time")
    return (
        Arrived(
            kind=kind,
            remote_id=f"at://{did}/{POST}/{rkey}",
            author=Author(remote_id=did),
            edge=Edge.PUBLIC,
            text=post.text("text"),
            language=languages[0].split("-")[0].lower() if languages else "",
            sent_at=said_at,
            url=f"https://bsky.app/profile/{did}/post/{rkey}",
        ),
    )
