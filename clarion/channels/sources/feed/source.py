"""Reads a feed: only when it has changed, only what is new in it, and it says what it missed."""

import json
from collections.abc import Generator
from dataclasses import replace
from datetime import timedelta
from urllib.parse import urlsplit

from clarion.channels.answer import Answer
from clarion.channels.contract import (
    Access,
    Arrived,
    Harvest,
    Permanent,
    Question,
    Raw,
    Reason,
    Temporary,
)
from clarion.channels.fields import Fields
from clarion.channels.http import Line
from clarion.channels.somebody import is_of_somebody
from clarion.channels.sources.feed.cut import ENTRIES_MAX, cut
from clarion.channels.sources.feed.normalize import arrived

FEED_BYTES_MAX = 4 * 1024 * 1024  # a hundred long articles have half of one
_FEED = "application/atom+xml, application/rss+xml, application/xml;q=0.9, text/xml;q=0.8"
_OF_SOMEBODY = (
    "that is somebody's account: feeds are for newsrooms and public bodies, and their accounts on "
    "networks are listened to through the register"
)
_MARK_CHARS = 16  # of a fingerprint: enough to know an entry of one feed again


class Feed:
    """RSS, RDF and Atom."""

    title = "News feed"
    network = "feed"
    speaks_for_outlet = True
    poll_every = timedelta(minutes=5)
    questions: tuple[Question, ...] = ()

    def place(self, address: str) -> str:
        """Return the address of a feed."""
        try:
            parts = urlsplit(address.strip())
        except ValueError:
            raise Permanent(Reason.MISCONFIGURED, "that is no address of a feed") from None
        if parts.scheme not in {"http", "https"} or not parts.hostname or parts.username:
            raise Permanent(Reason.MISCONFIGURED, "a feed's address begins with https://")
        if is_of_somebody(address.strip()):
            raise Permanent(Reason.MISCONFIGURED, _OF_SOMEBODY)
        return address.strip()

    def seeks(self, address: str) -> tuple[str, ...]:
        """Everything that is said there comes."""
        return ()

    def listen(self, access: Access, cursor: str) -> Generator[Harvest, None, None]:
        """Ask whether it has changed; yield the entries that were not there the last time.

        The bookmark holds what the server said of its version (RFC 9110, 8.8) and which entries
        were there. If none of these is there any more, others may have come and gone in between.
        """
        mark = Fields.load(cursor.encode()) if cursor else Fields({})
        with Line(access) as line:
            answer = line.ask("GET", access.address, headers=_headers(mark))
        if answer.status == 304:
            yield Harvest(items=(), cursor=cursor)
            return
        _refuse(answer)
        entries = cut(answer.body)
        seen = set(mark.texts("seen"))
        fresh = tuple(one for one in entries if one.fingerprint[:_MARK_CHARS] not in seen)
        lost = bool(seen) and len(fresh) == len(entries) > 0
        gap = "Every entry of the feed is new: some may have come and gone unseen." if lost else ""
        yield Harvest(items=fresh, cursor=_bookmark(answer, entries), gap=gap)

    def normalize(self, raw: bytes, access: Access) -> tuple[Arrived, ...]:
        """Read one entry. Where it leads to somebody's own post, the way there is not kept."""
        entry = arrived(raw, access.address)
        return (replace(entry, url="") if is_of_somebody(entry.url) else entry,)


def _headers(mark: Fields) -> dict[str, str]:
    headers = {"Accept": _FEED}
    if etag := mark.text("etag"):
        headers["If-None-Match"] = etag
    if modified := mark.text("modified"):
        headers["If-Modified-Since"] = modified
    return headers


def _refuse(answer: Answer) -> None:
    if answer.status in {401, 403, 404, 410}:
        raise Permanent(Reason.TARGET_GONE, f"HTTP {answer.status}: there is no feed for us")
    if not answer.is_good:
        wait = answer.wait()
        raise Temporary(Reason.NETWORK_DOWN, f"HTTP {answer.status}", retry_after=wait)
    if len(answer.body) > FEED_BYTES_MAX:
        raise Permanent(Reason.REJECTED, "a feed of more than 4 MB")


def _bookmark(answer: Answer, entries: tuple[Raw, ...]) -> str:
    return json.dumps(
        {
            "etag": answer.headers.get("etag", "")[:500],
            "modified": answer.headers.get("last-modified", "")[:100],
            "seen": [one.fingerprint[:_MARK_CHARS] for one in entries[:ENTRIES_MAX]],
        }
    )
