"""Reads what is said below one hashtag on one Mastodon server, to whomever it is said there."""

import json
import re
from datetime import timedelta
from hashlib import sha256

from clarion.channels.contract import (
    Access,
    Arrived,
    Harvest,
    Permanent,
    Raw,
    Reason,
    Temporary,
)
from clarion.channels.http import Line
from clarion.channels.sources.mastodon.normalize import arrived

PAGE = 40  # the most that a server gives (docs.joinmastodon.org/methods/timelines)
_PLACE = re.compile(r"(https?://[^/\s@]+)/tags/(\w{1,100})/?")
_ID = re.compile(r"\w{1,40}")


class Hashtag:
    """One hashtag, e.g. `https://social.example/tags/millbrook`."""

    title = "Hashtag on Mastodon"
    network = "mastodon"
    speaks_for_outlet = False
    poll_every = timedelta(minutes=1)

    def place(self, address: str) -> str:
        """Return the address of a hashtag."""
        found = _PLACE.fullmatch(address.strip())
        if not found:
            raise Permanent(Reason.MISCONFIGURED, "write it as https://server/tags/word")
        return f"{found[1]}/tags/{found[2]}"

    def collect(self, access: Access, cursor: str) -> Harvest:
        """Fetch the page after the last post that we saw, the oldest first."""
        found = _PLACE.fullmatch(access.address)
        if not found:
            raise Permanent(Reason.MISCONFIGURED, "that is no address of a hashtag")
        params: dict[str, str | int | list[str]] = {"limit": PAGE}
        if cursor:
            params["min_id"] = cursor
        with Line(access) as line:
            answer = line.ask("GET", f"{found[1]}/api/v1/timelines/tag/{found[2]}", params=params)
        if answer.status in {401, 403, 404, 410, 422}:
            raise Permanent(
                Reason.PERMISSION_LOST, f"HTTP {answer.status}: it shows this to its members only"
            )
        if not answer.is_good:
            raise Temporary(Reason.NETWORK_DOWN, f"HTTP {answer.status}", retry_after=answer.wait())
        posts = _posts(answer.body)
        newest = max((one[0] for one in posts), key=_order, default=cursor)
        return Harvest(
            items=tuple(raw for _, raw in reversed(posts)),
            cursor=newest,
            more=bool(cursor) and len(posts) >= PAGE,
        )

    def normalize(self, raw: bytes, access: Access) -> tuple[Arrived, ...]:
        """Read one post."""
        return (arrived(raw, access.address),)


def _posts(body: bytes) -> list[tuple[str, Raw]]:
    """Return each post with its number; one without a number is parked by whoever reads it."""
    try:
        found = json.loads(body)
    except (ValueError, RecursionError):
        raise Temporary(Reason.UNRECOGNISED, "not JSON") from None
    if not isinstance(found, list):
        raise Temporary(Reason.UNRECOGNISED, "not a list of posts")
    posts = []
    for one in found[: PAGE * 2]:
        plain = json.dumps(one, sort_keys=True).encode()
        number = one.get("id", "") if isinstance(one, dict) else ""
        known = number if isinstance(number, str) and _ID.fullmatch(number) else ""
        posts.append((known, Raw(fingerprint=sha256(plain).hexdigest()[:32], body=plain)))
    return posts


def _order(number: str) -> tuple[int, str]:
    """Compare their numbers, which grow but are written without leading zeros."""
    return len(number), number
