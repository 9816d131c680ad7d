"""Says what stood on Facebook in our words: a comment below a post of ours, or a post about us."""

from clarion.channels.connectors.facebook.capabilities import COMMENTS, MENTIONS, VISITS
from clarion.channels.contract import Arrived, Attached, Author, Edge, Happening, Unreadable
from clarion.channels.fields import Fields

_KINDS = {"photo": "image/*", "video_inline": "video/*", "sticker": "image/*"}


def arrived(raw: bytes) -> tuple[Arrived, ...]:
    """Read one thing as `walk.raw_of` has put it down; raises `Unreadable`."""
    whole = Fields.load(raw)
    match whole.needed("stream"):
        case name if name == COMMENTS:
            return (_comment(whole.within("thing"), whole.needed("post")),)
        case name if name in (MENTIONS, VISITS):
            return (_post(whole.within("thing")),)
    raise Unreadable("there is no such stream")


def _comment(said: Fields, post: str) -> Arrived:
    remote_id = said.needed("id")
    return Arrived(
        kind=Happening.MESSAGE,
        remote_id=remote_id,
        author=_author(said, remote_id),
        edge=Edge.PUBLIC,
        text=said.text("message"),
        sent_at=said.instant("created_time"),
        thread_id=post,
        parent_id=said.maybe("parent").text("id") or post,
        url=said.text("permalink_url") or f"https://www.facebook.com/{remote_id}",
        attachments=_attached([said.maybe("attachment")]),
    )


def _post(said: Fields) -> Arrived:
    remote_id = said.needed("id")
    return Arrived(
        kind=Happening.MESSAGE,
        remote_id=remote_id,
        author=_author(said, remote_id),
        edge=Edge.PUBLIC,
        text=said.text("message"),
        sent_at=said.instant("created_time"),
        thread_id=remote_id,
        url=said.text("permalink_url") or f"https://www.facebook.com/{remote_id}",
        attachments=_attached(said.maybe("attachments").each("data")),
    )


def _author(said: Fields, remote_id: str) -> Author:
    """Meta may keep back who wrote it; two who are kept back are never taken for one."""
    who = said.maybe("from")
    if not who.has("id"):
        return Author(remote_id=f"unnamed:{remote_id}")
    return Author(remote_id=who.needed("id"), name=who.text("name"))


def _attached(enclosed: list[Fields]) -> tuple[Attached, ...]:
    found = []
    for one in enclosed:
        kind = one.text("type") or one.text("media_type")
        picture = one.maybe("media").maybe("image").text("src")
        if url := picture or one.text("url"):
            mime = _KINDS.get(kind, "text/html")
            found.append(Attached(name=one.text("title") or kind, mime=mime, url=url))
    return tuple(found)
