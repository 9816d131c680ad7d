"""Names what Mastodon tells, so that the same thing has the same name whenever it comes."""

import hashlib
import json
from typing import Any

from clarion.channels.connectors.mastodon.normalize import DELETED, EDITED, MESSAGES
from clarion.channels.contract import Raw
from clarion.channels.fields import Fields


def to_us(notices: list[Fields]) -> list[Fields]:
    """Keep those that hold somebody's words.

    A post that was deleted a moment ago leaves its notification behind, for a moment.
    """
    return [
        one
        for one in notices
        if one.text("type") in MESSAGES and one.has("status") and one.needed("id")
    ]


def told(notice: Fields, thread: str) -> Raw:
    """Return a message to us as it came, with the post under which its whole thread stands."""
    body = {**notice.plain(), "thread": thread}
    return _raw(body, "message", notice.within("status").needed("id"))


def edited(notice: Fields) -> Raw:
    """Return a post that is not as it was."""
    post = notice.within("status")
    body = {"type": EDITED, "status": post.plain()}
    return _raw(body, EDITED, post.needed("id"), post.needed("edited_at"))


def deleted(number: str, author: str) -> Raw:
    """Return that a post is gone."""
    return _raw({"type": DELETED, "status_id": number, "account_id": author}, DELETED, number)


def _raw(body: dict[str, Any], *name: str) -> Raw:
    drawn = hashlib.sha256("\n".join(name).encode("utf-8", "surrogatepass")).hexdigest()
    return Raw(fingerprint=drawn, body=json.dumps(body).encode())
