"""Says in our words what happened on Mastodon."""

from collections.abc import Iterator
from urllib.parse import urlsplit

from clarion.channels.connectors.mastodon.names import person
from clarion.channels.connectors.mastodon.words import plain
from clarion.channels.contract import (
    Access,
    Arrived,
    Attached,
    Author,
    Edge,
    Happening,
    Unreadable,
)
from clarion.channels.fields import Fields

MESSAGES = ("mention", "quote")
EDITED = "edited"  # our own words for a post that we read again and found changed,
DELETED = "deleted"  # or looked for and found gone
_REACTIONS = frozenset(
    {
        "admin.report",
        "admin.sign_up",
        "annual_report",
        "favourite",
        "follow",
        "follow_request",
        "moderation_warning",
        "poll",
        "quoted_update",
        "reblog",
        "severed_relationships",
        "status",
        "update",
    }
)
_EDGES = {
    "public": Edge.PUBLIC,
    "unlisted": Edge.PUBLIC,
    "private": Edge.PRIVATE,  # for followers: an answer must not be for more
    "direct": Edge.PRIVATE,
    "limited": Edge.PRIVATE,
}
_MIMES = {
    "avif": "image/avif",
    "gif": "image/gif",
    "jpeg": "image/jpeg",
    "jpg": "image/jpeg",
    "mp3": "audio/mpeg",
    "mp4": "video/mp4",
    "ogg": "audio/ogg",
    "pdf": "application/pdf",
    "png": "image/png",
    "webm": "video/webm",
    "webp": "image/webp",
}


def arrived(raw: bytes, access: Access) -> tuple[Arrived, ...]:
    """Read one notification, or one finding of ours about a post."""
    notice = Fields.load(raw)
    match notice.needed("type"):
        case kind if kind in MESSAGES:
            return (_words(notice, access, Happening.MESSAGE),)
        case kind if kind == EDITED:
            return (_words(notice, access, Happening.EDIT),)
        case kind if kind == DELETED:
            return (_gone(notice, access),)
        case kind if kind in _REACTIONS:
            return (_reaction(notice, access),)
        case kind:
            raise Unreadable(f"a kind of notification that we do not know: {kind[:80]}")


def _words(notice: Fields, access: Access, kind: Happening) -> Arrived:
    post = notice.within("status")
    number, parent, who = post.needed("id"), post.text("in_reply_to_id"), post.within("account")
    edge = _EDGES.get(post.needed("visibility"))
    if edge is None:
        raise Unreadable("nobody says who may read it")
    return Arrived(
        kind=kind,
        remote_id=number,
        author=_author(who, access),
        edge=edge,
        text=_text(post),
        language=post.text("language"),
        sent_at=post.instant("created_at"),
        thread_id=notice.text("thread") or parent or number,
        parent_id=parent,
        url=post.text("url") or post.text("uri"),
        automatic=who.is_true("bot"),
        attachments=tuple(_attached(post)),
        extra={"acct": who.needed("acct"), "uri": post.text("uri")},
    )


def _text(post: Fields) -> str:
    """A warning stands above the words that it hides until somebody wants to read them."""
    parts = (post.text("spoiler_text").strip(), plain(post.text("content")))
    return "\n\n".join(part for part in parts if part)


def _author(who: Fields, access: Access) -> Author:
    return Author(
        remote_id=person(who.needed("id"), access),
        handle=who.text("acct"),
        name=who.text("display_name"),
        url=who.text("url"),
    )


def _reaction(notice: Fields, access: Access) -> Arrived:
    who, about = notice.maybe("account"), notice.maybe("status")
    return Arrived(
        kind=Happening.REACTION,
        remote_id=notice.needed("id"),
        # Some come from the server itself, and name nobody.
        author=_author(who, access) if who.has("id") else Author(remote_id=person("0", access)),
        edge=Edge.PUBLIC,
        sent_at=notice.instant("created_at"),
        parent_id=about.text("id"),
    )


def _gone(notice: Fields, access: Access) -> Arrived:
    return Arrived(
        kind=Happening.DELETION,
        remote_id=notice.needed("status_id"),
        author=Author(remote_id=person(notice.needed("account_id"), access)),
        edge=Edge.PUBLIC,
    )


def _attached(post: Fields) -> Iterator[Attached]:
    for one in post.each("media_attachments"):
        url = one.text("url") or one.text("remote_url")
        yield Attached(name=one.text("id"), mime=_mime(url), url=url, alt=one.text("description"))


def _mime(url: str) -> str:
    """Mastodon names no type; the end of the address does."""
    try:
        ending = urlsplit(url).path.rpartition(".")[2].lower()
    except ValueError:
        ending = ""
    return _MIMES.get(ending, "application/octet-stream")
