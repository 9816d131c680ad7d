"""What of a bot's queue is for us, how far it was read, and below which post each stands."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import Any, Self

from clarion.channels.connectors.telegram.names import name_of
from clarion.channels.contract import Harvest, Raw, Unreadable
from clarion.channels.fields import Fields, instant

KINDS = ("message", "edited_message")
PAGE_MAX = 100
POSTS_MAX = 300  # so many of our posts are known by what stands for them in the group
KEPT_FOR = timedelta(hours=24)
GAP = "Nobody looked for longer than Telegram keeps what comes, which is 24 hours."


@dataclass(frozen=True, slots=True, kw_only=True)
class Watch:
    """How far the queue was read, when, and which message of the group stands for which post."""

    begin: int = 0  # the first update that we have not seen
    looked_at: str = ""
    posts: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, cursor: str) -> Self:
        """Read a cursor. One that cannot be read asks for whatever nobody has taken yet."""
        try:
            kept = json.loads(cursor)
            posts = {str(one): str(post) for one, post in kept["posts"].items()}
            return cls(begin=int(kept["begin"]), looked_at=str(kept["looked_at"]), posts=posts)
        except (ValueError, LookupError, TypeError, AttributeError, OverflowError):
            return cls()

    def asked(self) -> dict[str, str | int]:
        """Return what is asked for. What is before `begin` is thereby forgotten at Telegram."""
        begin: dict[str, str | int] = {"offset": self.begin} if self.begin else {}
        return {**begin, "limit": PAGE_MAX, "allowed_updates": json.dumps(KINDS)}

    def harvest(self, updates: list[Fields], *, group: int, at: datetime | None) -> Harvest:
        """Take what is for us out of a page; `group` is the one in which our posts are talked of.

        What was in the queue before, and has gone from it unread, nobody will ever see.
        """
        posts = dict(self.posts)
        items = [raw for one in updates if (raw := _raw(one.plain(), group, posts))]
        last = max((one.whole("update_id") for one in updates), default=self.begin - 1)
        before = instant(self.looked_at)
        late = bool(at and before and at - before > KEPT_FOR)
        newest = dict(list(posts.items())[-POSTS_MAX:])
        looked_at = at.isoformat() if at else self.looked_at
        watch = replace(self, begin=last + 1, looked_at=looked_at, posts=newest)
        more = len(updates) >= PAGE_MAX
        return Harvest(items=tuple(items), cursor=watch.write(), more=more, gap=GAP if late else "")

    def write(self) -> str:
        """As it is kept."""
        kept = {"begin": self.begin, "looked_at": self.looked_at, "posts": dict(self.posts)}
        return json.dumps(kept)


def are_public(updates: list[Fields]) -> bool:
    """Whether any of them comes from a group, so that it must be known whether it is ours."""
    return any(not _is_private(_message(one.plain())) for one in updates)


def post_of(forward: Fields) -> str:
    """Return the name of the channel's post that a message of the group stands for, or nothing."""
    origin = forward.maybe("forward_origin")
    if not forward.is_true("is_automatic_forward") or not origin.has("message_id"):
        return ""
    return name_of(origin.within("chat").whole("id"), [origin.whole("message_id")])


def _raw(update: dict[str, Any], group: int, posts: dict[str, str]) -> Raw | None:
    """Put one thing down, if it is for us. What we cannot read is, for somebody should look."""
    kind = next((one for one in KINDS if one in update), "")
    if not kind:
        return None
    message = _message(update)
    try:
        chat, number = message.within("chat").whole("id"), message.whole("message_id")
        if not _is_private(message) and chat != group:
            return None
        post = _post_above(message, chat, number, posts)
        name = f"{kind}:{name_of(chat, [number])}:{message.count('edit_date') or 0}"
    except Unreadable:
        post, name = "", hashlib.sha256(json.dumps(update, sort_keys=True).encode()).hexdigest()
    body = json.dumps({"update": update, "post": post}, sort_keys=True).encode()
    return Raw(fingerprint=name, body=body)


def _post_above(message: Fields, chat: int, number: int, posts: dict[str, str]) -> str:
    """Return below which post it stands, and remember what stands for a post of ours."""
    if ours := post_of(message):
        posts[name_of(chat, [number])] = ours
        return ours
    above = message.maybe("reply_to_message")
    if answered := post_of(above):
        posts[name_of(chat, [above.whole("message_id")])] = answered
        return answered
    thread = message.count("message_thread_id")
    return posts.get(name_of(chat, [thread]), "") if thread else ""


def _message(update: dict[str, Any]) -> Fields:
    found: dict[str, Any] = next(
        (update[one] for one in KINDS if isinstance(update.get(one), dict)), {}
    )
    return Fields(found)


def _is_private(message: Fields) -> bool:
    """Whether one person wrote to the bot; what says nothing of its chat is no group of ours."""
    chat = message.plain().get("chat")
    return not isinstance(chat, dict) or chat.get("type") == "private"
