"""Says in our words what happened on FakeNet."""

from clarion.channels.contract import Arrived, Attached, Author, Edge, Happening, Unreadable
from clarion.channels.fields import Fields

_WITH_WORDS = {"post.created": Happening.MESSAGE, "post.edited": Happening.EDIT}
_WITHOUT_WORDS = frozenset({"reaction.added", "follow.added", "message.seen", "test"})


def arrived(raw: bytes) -> tuple[Arrived, ...]:
    """Read one event."""
    event = Fields.load(raw)
    match event.needed("type"):
        case "post.created" | "post.edited" as kind if event.has("post"):
            return (_words(event, _WITH_WORDS[kind]),)
        case "post.created" | "post.edited" | "post.deleted":
            # A post that was deleted before we fetched its event comes without its words.
            return (_gone(event),)
        case kind if kind in _WITHOUT_WORDS:
            return (_reaction(event),)
        case kind:
            raise Unreadable(f"an event of a kind that we do not know: {kind[:80]}")


def _words(event: Fields, kind: Happening) -> Arrived:
    post = event.within("post")
    return Arrived(
        kind=kind,
        remote_id=post.needed("id"),
        author=_author(post.within("author")),
        edge=_edge(post.needed("edge")),
        text=post.text("text"),
        language=post.text("lang"),
        sent_at=post.instant("created_at"),
        thread_id=post.text("root_id"),
        parent_id=post.text("parent_id"),
        url=post.text("url"),
        attachments=tuple(_attached(one) for one in post.each("media")),
        extra={"quoted": quoted} if (quoted := post.text("quoted_id")) else {},
    )


def _gone(event: Fields) -> Arrived:
    return Arrived(
        kind=Happening.DELETION,
        remote_id=event.needed("post_id"),
        author=_author(event.within("actor")),
        edge=_edge_of_stream(event),
        sent_at=event.instant("at"),
    )


def _reaction(event: Fields) -> Arrived:
    return Arrived(
        kind=Happening.REACTION,
        remote_id=event.needed("id"),
        author=_author(event.within("actor")),
        edge=_edge_of_stream(event),
        text=event.text("emoji"),
        sent_at=event.instant("at"),
        parent_id=event.text("post_id"),
    )


def _author(person: Fields) -> Author:
    return Author(
        remote_id=person.needed("id"), handle=person.text("handle"), name=person.text("name")
    )


def _attached(medium: Fields) -> Attached:
    return Attached(
        name=medium.needed("id"),
        mime=medium.text("mime"),
        url=medium.text("url"),
        alt=medium.text("alt"),
    )


def _edge(said: str) -> Edge:
    if said not in ("public", "private"):
        raise Unreadable("an edge that we do not know")
    return Edge(said)


def _edge_of_stream(event: Fields) -> Edge:
    return Edge.PRIVATE if "messages" in event.texts("streams") else Edge.PUBLIC
