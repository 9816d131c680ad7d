"""Says what somebody wrote on Threads in our words."""

from clarion.channels.connectors.threads.capabilities import MENTIONS, REPLIES
from clarion.channels.contract import Arrived, Attached, Author, Edge, Happening, Unreadable
from clarion.channels.fields import Fields

_KINDS = {"IMAGE": "image/*", "VIDEO": "video/*", "AUDIO": "audio/*"}


def arrived(raw: bytes, us: str) -> tuple[Arrived, ...]:
    """Read one post as `walk.raw_of` has put it down; raises `Unreadable`.

    Threads names an author by the name that people choose, which may change hands. Posts that are
    ours are by the number that is ours.
    """
    whole = Fields.load(raw)
    if whole.needed("stream") not in (REPLIES, MENTIONS):
        raise Unreadable("there is no such stream")
    said = whole.within("thing")
    remote_id, name = said.needed("id"), said.text("username")
    ours = said.is_true("is_reply_owned_by_me") and us
    root = said.maybe("root_post").text("id") or whole.text("post")
    return (
        Arrived(
            kind=Happening.MESSAGE,
            remote_id=remote_id,
            author=Author(
                remote_id=us if ours else f"@{name}" if name else f"unnamed:{remote_id}",
                handle=name,
                url=f"https://www.threads.com/@{name}" if name else "",
            ),
            edge=Edge.PUBLIC,
            text=said.text("text"),
            sent_at=said.instant("timestamp"),
            thread_id=root or remote_id,
            parent_id=said.maybe("replied_to").text("id") or root,
            url=said.text("permalink"),
            attachments=_attached(said),
        ),
    )


def _attached(said: Fields) -> tuple[Attached, ...]:
    kind, url = said.text("media_type"), said.text("media_url")
    if not url:
        return ()
    mime = _KINDS.get(kind.partition("_")[0], "application/octet-stream")
    return (Attached(name=kind.lower(), mime=mime, url=url, alt=said.text("alt_text")),)
