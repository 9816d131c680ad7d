"""Cuts pages and streams of a timeline into single things, each with the number of its post."""

import json
import re
from hashlib import sha256
from typing import Any

from clarion.channels.contract import Raw, Reason, Temporary

PAGE = 40  # the most that a server gives (docs.joinmastodon.org/methods/timelines)
# What becomes of a post, said on the stream alone (docs.joinmastodon.org/methods/streaming).
CHANGED, DELETED = "status.update", "delete"
_ID = re.compile(r"\w{1,40}")


def of_page(body: bytes) -> list[tuple[str, Raw]]:
    """Return each post with its number; one without a number is parked by whoever reads it."""
    try:
        found = json.loads(body)
    except (ValueError, RecursionError):
        raise Temporary(Reason.UNRECOGNISED, "not JSON") from None
    if not isinstance(found, list):
        raise Temporary(Reason.UNRECOGNISED, "not a list of posts")
    return [(_number(one), _raw(one)) for one in found[: PAGE * 2]]


def of_event(kind: str, data: bytes) -> tuple[str, Raw] | None:
    """Return what an event says of a post; None for an event that is about none.

    The number is that of a new post only: a bookmark does not go by what was changed.
    """
    if kind == DELETED:
        said = {"event": DELETED, "payload": data.decode("utf-8", "replace").strip()}
        return "", _raw(said)
    if kind not in {"update", CHANGED}:
        return None
    try:
        post = json.loads(data)
    except (ValueError, RecursionError):
        return "", Raw(fingerprint=sha256(data).hexdigest()[:32], body=data)
    if kind == CHANGED:
        return "", _raw({"event": CHANGED, "payload": post})
    return _number(post), _raw(post)


def order(number: str) -> tuple[int, str]:
    """Compare their numbers, which grow but are written without leading zeros."""
    return len(number), number


def _number(post: Any) -> str:
    number = post.get("id", "") if isinstance(post, dict) else ""
    return number if isinstance(number, str) and _ID.fullmatch(number) else ""


def _raw(thing: object) -> Raw:
    plain = json.dumps(thing, sort_keys=True).encode()
    return Raw(fingerprint=sha256(plain).hexdigest()[:32], body=plain)
