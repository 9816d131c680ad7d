"""Says in our words what happened on Bluesky."""

from collections.abc import Iterator

from clarion.channels.connectors.bluesky.names import POST, Uri, read_uri
from clarion.channels.contract import Arrived, Attached, Author, Edge, Happening, Unreadable
from clarion.channels.fields import Fields

MESSAGES = ("mention", "reply", "quote")
DELETED = "deleted"  # our own word for a post that we looked for and found gone
_REACTIONS = frozenset(
    {
        "contact-match",
        "follow",
        "like",
        "like-via-repost",
        "repost",
        "repost-via-repost",
        "starterpack-joined",
        "subscribed-post",
        "unverified",
        "verified",
    }
)
_IMAGES = "app.bsky.embed.images"
_VIDEO = "app.bsky.embed.video"
_LINK = "app.bsky.embed.external"
_QUOTE = "app.bsky.embed.record"
_QUOTE_AND_MORE = "app.bsky.embed.recordWithMedia"


def arrived(raw: bytes) -> tuple[Arrived, ...]:
    """Read one notification, or one finding of ours that a post is gone."""
    notice = Fields.load(raw)
    uri = read_uri(notice.needed("uri"))
    if uri is None:
        raise Unreadable("a name that is no at-URI")
    match notice.needed("reason"):
        case reason if reason in MESSAGES:
            return (_words(notice, uri),)
        case reason if reason in _REACTIONS:
            return (_reaction(notice, uri),)
        case reason if reason == DELETED:
            return (_gone(uri),)
        case reason:
            raise Unreadable(f"a reason that we do not know: {reason[:80]}")


def _words(notice: Fields, uri: Uri) -> Arrived:
    post, reply = notice.within("record"), notice.within("record").maybe("reply")
    if uri.collection != POST or post.needed("$type") != POST:
        raise Unreadable("words that are no post")
    cid, root = notice.needed("cid"), reply.maybe("root")
    languages = post.texts("langs")
    return Arrived(
        kind=Happening.MESSAGE,
        remote_id=str(uri),
        author=_author(notice.within("author"), uri),
        edge=Edge.PUBLIC,
        text=post.text("text"),
        language=languages[0] if languages else "",
        sent_at=post.instant("createdAt"),
        thread_id=root.text("uri") or str(uri),
        parent_id=reply.maybe("parent").text("uri"),
        url=uri.page(),
        automatic=_is_bot(notice.within("author")),
        attachments=tuple(_attached(post.maybe("embed"), uri.did)),
        extra={
            "cid": cid,
            "root_uri": root.text("uri") or str(uri),
            "root_cid": root.text("cid") or cid,
            **_quoted(post.maybe("embed")),
        },
    )


def _reaction(notice: Fields, uri: Uri) -> Arrived:
    return Arrived(
        kind=Happening.REACTION,
        remote_id=str(uri),
        author=_author(notice.within("author"), uri),
        edge=Edge.PUBLIC,
        sent_at=notice.instant("indexedAt"),
        parent_id=notice.text("reasonSubject"),
    )


def _gone(uri: Uri) -> Arrived:
    return Arrived(
        kind=Happening.DELETION,
        remote_id=str(uri),
        author=Author(remote_id=uri.did),
        edge=Edge.PUBLIC,
        url=uri.page(),
    )


def _author(person: Fields, uri: Uri) -> Author:
    """Name who wrote it; the record's own address says it too, and both must agree."""
    if person.needed("did") != uri.did:
        raise Unreadable("its author is not the one in whose name it stands")
    return Author(
        remote_id=uri.did,
        handle=person.text("handle"),
        name=person.text("displayName"),
        url=f"https://bsky.app/profile/{uri.did}",
    )


def _is_bot(person: Fields) -> bool:
    """Whether the account says of itself that nobody sits behind it."""
    own = (one for one in person.each("labels") if one.text("src") == person.text("did"))
    return any(one.text("val") == "bot" for one in own)


def _attached(embed: Fields, did: str) -> Iterator[Attached]:
    match embed.text("$type"):
        case _ if not embed.has("$type"):
            return
        case kind if kind == _IMAGES:
            for one in embed.each("images"):
                yield _blob(one.within("image"), one.text("alt"), did)
        case kind if kind == _VIDEO:
            yield _blob(embed.within("video"), embed.text("alt"), did)
        case kind if kind == _LINK:
            page = embed.within("external")
            yield Attached(
                name=page.text("title"),
                mime="text/html",
                url=page.text("uri"),
                alt=page.text("description"),
            )
        case kind if kind == _QUOTE_AND_MORE:
            yield from _attached(embed.maybe("media"), did)


def _blob(blob: Fields, alt: str, did: str) -> Attached:
    """Name a file by its content's digest, which is also where it can be fetched."""
    name, mime = blob.maybe("ref").text("$link") or blob.text("cid"), blob.text("mimeType")
    url = f"https://cdn.bsky.app/img/feed_fullsize/plain/{did}/{name}@jpeg"
    return Attached(name=name, mime=mime, url=url if mime.startswith("image/") else "", alt=alt)


def _quoted(embed: Fields) -> dict[str, str]:
    match embed.text("$type"):
        case kind if kind == _QUOTE:
            uri = embed.within("record").text("uri")
        case kind if kind == _QUOTE_AND_MORE:
            uri = embed.within("record").within("record").text("uri")
        case _:
            return {}
    return {"quoted": uri} if uri else {}
