"""Says in our words what an entry of a feed says."""

import html
import re
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from urllib.parse import urlsplit

import nh3

from clarion.channels.contract import Arrived, Author, Edge, Happening, Unreadable
from clarion.channels.fields import Fields, instant

TEXT_CHARS_MAX = 10_000
_SPACES = re.compile(r"\s+")
_ENDS = re.compile(r"(?i)<(?:br|/p|/div|/li|/h[1-6])\b[^>]*>")


def arrived(raw: bytes, place: str) -> Arrived:
    """Read one entry. Its author is the newsroom: who wrote it there is not looked at."""
    entry = Fields.load(raw)
    title, words = _plain(entry.text("title")), _plain(_longer(entry))
    link = _web(entry.text("link")) or _web(entry.text("id"))
    name = entry.text("id") or link
    if not name:
        raise Unreadable("an entry without an id and without a link")
    if not title and not words:
        raise Unreadable("an entry without a word")
    return Arrived(
        kind=Happening.MESSAGE,
        remote_id=name,
        author=Author(remote_id=place, name=_plain(entry.text("outlet"))),
        edge=Edge.PUBLIC,
        subject=title,
        text=words[:TEXT_CHARS_MAX] or title,
        language=entry.text("language").split("-")[0].lower(),
        sent_at=_moment(entry.text("published")) or _moment(entry.text("updated")),
        url=link,
    )


def _longer(entry: Fields) -> str:
    """Return whichever says more: some feeds put all into one, some into the other."""
    return max(entry.text("summary"), entry.text("content"), key=len)


def _plain(markup: str) -> str:
    """Return the words of what may be markup."""
    spaced = _ENDS.sub(lambda tag: f"{tag[0]} ", markup)
    bare = html.unescape(nh3.clean(spaced, tags=set())) if "<" in spaced else html.unescape(spaced)
    return _SPACES.sub(" ", bare).strip()


def _web(address: str) -> str:
    try:
        parts = urlsplit(address.strip())
    except ValueError:
        return ""
    return address.strip() if parts.scheme in {"http", "https"} and parts.hostname else ""


def _moment(said: str) -> datetime | None:
    """Read RFC 822 or ISO 8601; clocks of newsrooms are wrong, and that is no reason to refuse."""
    try:
        found = parsedate_to_datetime(said)
        return (found if found.tzinfo else found.replace(tzinfo=UTC)).astimezone(UTC)
    except (ValueError, OverflowError, TypeError):
        return instant(said)
