"""Says in our words what a post on Mastodon says."""

import html
import re
from urllib.parse import urlsplit

import nh3

from clarion.channels.contract import Arrived, Author, Edge, Happening, Unreadable
from clarion.channels.fields import Fields

_SPACES = re.compile(r"[ \t\r\f\v]+")
_ENDS = re.compile(r"(?i)<br\b[^>]*>|</p>")


def arrived(raw: bytes, server: str) -> Arrived:
    """Read one status (docs.joinmastodon.org/entities/Status) that `server`, an address, gave.

    It is known by its number there: a deletion says nothing else of it.
    """
    said = Fields.load(raw)
    match said.text("event"):
        case "":
            return _status(said, server, Happening.MESSAGE)
        case "status.update":
            return _status(said.within("payload"), server, Happening.EDIT)
        case "delete":
            number = said.needed("payload")
            nobody = Author(remote_id="")
            return Arrived(
                kind=Happening.DELETION, remote_id=number, author=nobody, edge=Edge.PUBLIC
            )
    raise Unreadable("an event that we do not know")


def _status(post: Fields, server: str, kind: Happening) -> Arrived:
    account = post.within("account")
    if post.text("visibility") not in {"public", "unlisted"}:
        raise Unreadable("a post that is not public")
    return Arrived(
        kind=kind,
        remote_id=post.text("id") or post.needed("uri"),
        author=Author(
            remote_id=account.text("url") or account.needed("acct"),
            handle=_handle(account, server),
        ),
        edge=Edge.PUBLIC,
        subject=_plain(post.text("spoiler_text")),
        text=_plain(post.text("content")),
        language=post.text("language")[:35],
        sent_at=post.instant("created_at"),
        url=post.text("url"),
        automatic=account.is_true("bot"),
    )


def _handle(account: Fields, server: str) -> str:
    """Return `name@host` also for whoever lives on the server itself, which leaves the host out."""
    acct = account.needed("acct")
    host = urlsplit(account.text("url") or server).hostname or urlsplit(server).hostname
    return acct if "@" in acct else f"{acct}@{host}"


def _plain(markup: str) -> str:
    broken = _ENDS.sub(lambda tag: f"\n{tag[0]}", markup)
    bare = html.unescape(nh3.clean(broken, tags=set()))
    return _SPACES.sub(" ", bare).strip()
