"""Says in our words what one event of Jetstream says."""

import re
from datetime import UTC, datetime, timedelta

from clarion.channels.contract import Arrived, Author, Edge, Happening, Unreadable
from clarion.channels.fields import Fields

POST = "app.bsky.feed.post"
_DID = re.compile(r"did:[a-z]+:[\w.:%-]{1,200}")
_RKEY = re.compile(r"[\w.~:-]{1,512}")
_BEGIN = datetime(1970, 1, 1, tzinfo=UTC)


def arrived(raw: bytes) -> tuple[Arrived, ...]:
    """Read a post that was written, changed or deleted; of what is no post, nothing."""
    event = Fields.load(raw)
    if event.text("kind") != "commit" or event.within("commit").text("collection") != POST:
        return ()
    commit, did = event.within("commit"), event.needed("did")
    rkey = commit.needed("rkey")
    if not _DID.fullmatch(did) or not _RKEY.fullmatch(rkey):
        raise Unreadable("the name of a post that is none")
    match commit.needed("operation"):
        case "create":
            return (_post(event, did, rkey, Happening.MESSAGE),)
        case "update":
            return (_post(event, did, rkey, Happening.EDIT),)
        case "delete":
            return (_named(did, rkey, Happening.DELETION, None),)
        case other:
            raise Unreadable(f"an operation that we do not know: {other[:40]}")


def _post(event: Fields, did: str, rkey: str, kind: Happening) -> Arrived:
    post = event.within("commit").within("record")
    languages = post.texts("langs")
    said_at = post.instant("createdAt") or _BEGIN + timedelta(
        microseconds=event.count("time_us") or 0
    )
    found = _named(did, rkey, kind, said_at)
    return Arrived(
        kind=kind,
        remote_id=found.remote_id,
        author=found.author,
        edge=Edge.PUBLIC,
        text=post.text("text"),
        language=languages[0].split("-")[0].lower() if languages else "",
        sent_at=said_at,
        url=found.url,
    )


def _named(did: str, rkey: str, kind: Happening, sent_at: datetime | None) -> Arrived:
    return Arrived(
        kind=kind,
        remote_id=f"at://{did}/{POST}/{rkey}",
        author=Author(remote_id=did),
        edge=Edge.PUBLIC,
        sent_at=sent_at,
        url=f"https://bsky.app/profile/{did}/post/{rkey}",
    )
