"""A friendly way to speak to a running FakeNet, and to start one inside a test."""

import asyncio
import http.client
import json
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlencode, urlsplit

from fakenet.records import Account, Delivery, Post, Rule, SeenCall
from fakenet.server import Server
from fakenet.wire import Json

ANSWER_SECONDS_MAX = 60
_PATIENCE_SECONDS = 60  # with the loop: if it has ended, nobody waits for it for ever


class Refused(Exception):
    """FakeNet refused what its own test asked of it; the message says what."""


class FakeNet:
    """The control of one FakeNet, wherever it runs."""

    def __init__(self, url: str) -> None:
        self.url = url.rstrip("/")

    def account(
        self,
        handle: str,
        *,
        name: str = "",
        scopes: Sequence[str] | None = None,
        token_seconds: float | None = None,
        refresh: bool = True,
    ) -> Account:
        """Join the network; the account brings its tokens."""
        body: Json = {"handle": handle, "name": name, "refresh": refresh}
        if scopes is not None:
            body["scopes"] = list(scopes)
        if token_seconds is not None:
            body["token_seconds"] = token_seconds
        return Account.read(self.ask("POST", "/control/accounts", body))

    def change_account(self, handle: str, **changes: Any) -> None:
        """Change `scopes`, `token_seconds`, `refresh`, `name` or `password`."""
        self.ask("PATCH", f"/control/accounts/{quote(handle)}", changes)

    def new_token(self, handle: str) -> str:
        return str(self.ask("POST", f"/control/accounts/{quote(handle)}/tokens")["access_token"])

    def end_tokens(self, handle: str, how: str = "expired") -> None:
        """`expired`, `revoked` or `rotated`."""
        self.ask("POST", f"/control/accounts/{quote(handle)}/tokens/end", {"how": how})

    def person(self, handle: str) -> "Person":
        """Somebody on the network, who joins it with their first deed."""
        return Person(self, handle)

    def act(self, acts: Sequence[Json]) -> list[Post | None]:
        """Many deeds in one call: `{"as": "maya", "do": "post", "text": "..."}`."""
        answer = self.ask("POST", "/control/acts", {"acts": list(acts)})
        return [None if row is None else Post.read(row) for row in answer["posts"]]

    def fault(
        self,
        on: str,
        kind: str,
        *,
        account: str | None = None,
        times: int | None = None,
        after: int = 0,
        for_seconds: float | None = None,
        **options: Any,
    ) -> Rule:
        """Script a fault; the options are those of its kind."""
        order: Json = {"on": on, "account": account, "times": times, "after": after}
        order |= {"for_seconds": for_seconds, "fault": {"kind": kind, **options}}
        return Rule.read(self.ask("POST", "/control/faults", order))

    def faults(self) -> list[Rule]:
        return [Rule.read(row) for row in self.ask("GET", "/control/faults")["faults"]]

    def lift_faults(self) -> None:
        self.ask("DELETE", "/control/faults")

    def posts(
        self, *, author: str | None = None, text: str | None = None, edge: str | None = None
    ) -> list[Post]:
        """Every post there ever was, deleted ones too, oldest first."""
        query = _query(author=author, text=text, edge=edge)
        return [Post.read(row) for row in self.ask("GET", "/control/posts" + query)["posts"]]

    def set_figures(self, post: Post | str, **figures: int | None) -> None:
        """Set `replies`, `reposts`, `likes` or `seen` of a post; what people do then adds to it."""
        self.ask("PATCH", f"/control/posts/{quote(_id(post))}/figures", figures)

    def seen(self, operation: str | None = None, *, account: str | None = None) -> list[SeenCall]:
        """Every call to the network, oldest first."""
        query = _query(operation=operation, account=account)
        return [SeenCall.read(row) for row in self.ask("GET", "/control/seen" + query)["calls"]]

    def deliveries(self) -> list[Delivery]:
        """Every attempt to deliver a webhook, oldest first."""
        answer = self.ask("GET", "/control/deliveries")
        return [Delivery.read(row) for row in answer["deliveries"]]

    def settings(self, **changes: Any) -> Json:
        if not changes:
            return self.ask("GET", "/control/settings")
        return self.ask("PATCH", "/control/settings", changes)

    def skew(self, seconds: float) -> None:
        """Set the network's clock so far ahead of ours (behind, if negative)."""
        self.ask("POST", "/control/clock", {"skew_seconds": seconds})

    def advance(self, seconds: float) -> None:
        """Let so much time pass on the network at once."""
        self.ask("POST", "/control/clock", {"advance_seconds": seconds})

    def reset(self) -> None:
        self.ask("POST", "/control/reset")

    def ask(self, method: str, path: str, body: Json | None = None) -> Json:
        """One control call as it is; `Refused` unless it went well."""
        address = urlsplit(self.url)
        connection = http.client.HTTPConnection(address.netloc, timeout=ANSWER_SECONDS_MAX)
        try:
            connection.request(method, path, None if body is None else json.dumps(body).encode())
            answer = connection.getresponse()
            content: Json = json.loads(answer.read())
        finally:
            connection.close()
        if answer.status >= http.client.BAD_REQUEST:
            raise Refused(f"{method} {path}: {answer.status} {content['error']}")
        return content


class Person:
    """Somebody on the network and what they do there."""

    def __init__(self, net: FakeNet, handle: str) -> None:
        self._net = net
        self.handle = handle

    def posts(self, text: str, **more: Any) -> Post:
        """More, here and below: `ago_seconds`, `lang`, `media`, `client_key`."""
        return self._writes("post", text=text, **more)

    def replies(self, to: Post | str, text: str, **more: Any) -> Post:
        """On the same edge as what is answered: in public to a post, in private to a message."""
        return self._writes("reply", reply_to=_id(to), text=text, **more)

    def quotes(self, what: Post | str, text: str, **more: Any) -> Post:
        return self._writes("quote", quote=_id(what), text=text, **more)

    def messages(self, to: str, text: str, **more: Any) -> Post:
        """In private, to a handle; `reply_to` continues a conversation."""
        return self._writes("message", to=to, text=text, **more)

    def edits(self, post: Post | str, text: str) -> Post:
        return self._writes("edit", id=_id(post), text=text)

    def deletes(self, post: Post | str) -> None:
        self._does("delete", id=_id(post))

    def reacts(self, post: Post | str, emoji: str = "👍") -> None:
        self._does("react", id=_id(post), emoji=emoji)

    def sees(self, message: Post | str) -> None:
        self._does("see", id=_id(message))

    def follows(self, handle: str) -> None:
        self._does("follow", whom=handle)

    def _writes(self, deed: str, **details: Any) -> Post:
        return Post.read(self._does(deed, **details)["post"])

    def _does(self, deed: str, **details: Any) -> Json:
        act = {"as": self.handle, "do": deed, **details}
        return self._net.ask("POST", "/control/acts", act)


def at(url: str) -> FakeNet:
    """The control of a FakeNet that runs elsewhere."""
    return FakeNet(url)


@contextmanager
def running(
    *, port: int = 0, host: str = "127.0.0.1", kept_in: Path | None = None
) -> Iterator[FakeNet]:
    """A FakeNet of one's own, in a thread of this process, for as long as the block lasts."""
    loop = asyncio.new_event_loop()
    thread = threading.Thread(target=loop.run_forever, name="fakenet", daemon=True)
    thread.start()
    try:
        server = Server(host=host, port=port, kept_in=kept_in)
        url = asyncio.run_coroutine_threadsafe(server.start(), loop).result(_PATIENCE_SECONDS)
        try:
            yield FakeNet(url)
        finally:
            asyncio.run_coroutine_threadsafe(server.stop(), loop).result(_PATIENCE_SECONDS)
    finally:
        loop.call_soon_threadsafe(loop.stop)
        thread.join(_PATIENCE_SECONDS)
        loop.close()


def _id(post: Post | str) -> str:
    return post if isinstance(post, str) else post.id


def _query(**wanted: str | None) -> str:
    said = {name: value for name, value in wanted.items() if value is not None}
    return "?" + urlencode(said) if said else ""
