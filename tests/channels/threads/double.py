"""A double of Threads for one account: a few lines that keep its shape, and fail on command.

It is ours and not Meta's, who publishes no specification of it that could be served.
"""

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit

from tests.channels.facebook.double import Cut, Refusal
from tests.channels.graph import insights_of

Json = dict[str, Any]
US = "17841400000000001"
TOKEN = "THAA-the-token-that-a-person-entered"
NOON = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)
DAYS_60 = 60 * 24 * 3600


@dataclass(frozen=True, slots=True, kw_only=True)
class Called:
    """A call that came."""

    method: str
    path: str
    params: dict[str, str]


@dataclass(slots=True)
class Double:
    """The state of the double, open to its tests."""

    url: str = ""
    tokens: dict[str, bool] = field(default_factory=lambda: {TOKEN: True})  # can it be renewed?
    posts: list[Json] = field(default_factory=list)  # ours, the oldest first; answers too
    replies: list[Json] = field(default_factory=list)  # of others, below posts of ours
    mentions: list[Json] = field(default_factory=list)
    containers: dict[str, dict[str, str]] = field(default_factory=dict)
    status: str = "FINISHED"  # of every container
    calls: list[Called] = field(default_factory=list)
    fault: tuple[Exception, bool] | None = None  # strikes the next write; after its work or before
    redirect: str = ""
    unseen: set[str] = field(default_factory=set)  # they are there, and not for our token
    counted: dict[str, Json] = field(default_factory=dict)  # metrics of a post; without any, 0
    closed: dict[str, Refusal] = field(default_factory=dict)  # what is refused to whoever reads it
    clock: datetime = NOON
    serial: int = 0

    def reply(self, post: str, text: str, *, to: str = "", by: str = "maya") -> Json:
        """Somebody answers."""
        self.replies.append(
            {
                **self._thing(text, by),
                "root_post": {"id": post},
                "replied_to": {"id": to or post},
                "is_reply_owned_by_me": by == "elmsbridge",
            }
        )
        return self.replies[-1]

    def say(self, text: str, below: str = "") -> Json:
        """A post of ours, or an answer."""
        post = self._thing(text, "elmsbridge")
        self.posts.append({**post, **({"replied_to": {"id": below}} if below else {})})
        return self.posts[-1]

    def mention(self, text: str) -> None:
        """Somebody names us."""
        self.mentions.append(self._thing(text, "cyclists"))

    def answer(self, call: Called) -> Json:
        if call.params.get("access_token") not in self.tokens:
            raise Refusal(400, 190, subcode=463, message="Session has expired")
        if call.path.partition("/")[0] in self.unseen:
            raise Refusal(400, 100, subcode=33, message="Object does not exist")
        if call.method == "GET" and call.path in self.closed:
            raise self.closed[call.path]
        is_write = call.path.endswith("/threads_publish") or call.method == "DELETE"
        fault, self.fault = (self.fault, None) if is_write else (None, self.fault)
        if fault and not fault[1]:
            raise fault[0]
        said = self._work(call)
        if fault:
            raise fault[0]
        return said

    def _work(self, call: Called) -> Json:
        whom, _, edge = call.path.partition("/")
        match call.method, edge:
            case "GET", "" if whom == "refresh_access_token":
                return self._renewed(call.params["access_token"])
            case "GET", "" if whom == "me":
                return {"id": US, "username": "elmsbridge", "name": "Town of Elmsbridge"}
            case "GET", "" if whom in self.containers:
                return {"id": whom, "status": self.status}
            case "GET", "" | "insights":
                post = self._post(whom)
                return insights_of(post, self.counted.get(whom), call.params) if edge else post
            case "GET", "threads":
                own = [self._marked(one) for one in self.posts if "replied_to" not in one]
                return self._listed(own, call)
            case "GET", "replies":
                return self._listed([one for one in self.posts if "replied_to" in one], call)
            case "GET", "mentions":
                return self._listed(self.mentions, call)
            case "GET", "conversation":
                below = [one for one in self.replies if one["root_post"]["id"] == whom]
                return self._listed(below, call)
            case "POST", "threads":
                if below_id := call.params.get("reply_to_id"):
                    self._must_be_there(below_id)
                name = f"container{self._next()}"
                self.containers[name] = call.params
                return {"id": name}
            case "POST", "threads_publish":
                laid = self.containers.pop(call.params["creation_id"])
                return {"id": self.say(laid["text"], laid.get("reply_to_id", ""))["id"]}
            case "DELETE", "":
                self.posts.remove(self._post(whom))
                return {"success": True, "deleted_id": whom}
        raise Refusal(400, 100, message="Unsupported request")

    def _renewed(self, token: str) -> Json:
        if not self.tokens[token]:
            raise Refusal(400, 100, message="It is too young")
        fresh = f"THAA-renewed-{self._next()}"
        self.tokens = {**self.tokens, fresh: True}
        return {"access_token": fresh, "token_type": "bearer", "expires_in": DAYS_60}

    def _marked(self, post: Json) -> Json:
        roots = {one["root_post"]["id"] for one in self.replies}
        return {**post, "has_replies": post["id"] in roots}

    def _post(self, name: str) -> Json:
        for post in self.posts:
            if post["id"] == name:
                return post
        raise Refusal(400, 100, subcode=33, message="Object does not exist")

    def _must_be_there(self, name: str) -> None:
        if name not in {one["id"] for one in (*self.replies, *self.mentions)}:
            self._post(name)

    def _listed(self, things: list[Json], call: Called) -> Json:
        """A page, the newest first."""
        begin, limit = int(call.params.get("after", 0)), int(call.params["limit"])
        end = begin + limit
        paging: Json = {"cursors": {"after": str(end)}}
        if end < len(things):
            paging["next"] = f"{self.url}/next"
        newest = things[::-1][begin:end]
        return {"data": newest, **({"paging": paging} if newest else {})}

    def _thing(self, text: str, by: str) -> Json:
        self.clock += timedelta(seconds=1)
        name = f"18{self._next():06}"
        return {
            "id": name,
            "text": text,
            "username": by,
            "timestamp": self.clock.strftime("%Y-%m-%dT%H:%M:%S+0000"),
            "permalink": f"https://www.threads.com/@{by}/post/{name}",
            "media_type": "TEXT_POST",
        }

    def _next(self) -> int:
        self.serial += 1
        return self.serial


@contextmanager
def running() -> Iterator[Double]:
    """Run one until the block ends."""
    double = Double()
    server = ThreadingHTTPServer(("127.0.0.1", 0), _conversation(double))
    double.url = f"http://127.0.0.1:{server.server_address[1]}"
    thread = threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True)
    thread.start()
    try:
        yield double
    finally:
        server.shutdown()
        server.server_close()
        thread.join(10)


def _conversation(double: Double) -> type[BaseHTTPRequestHandler]:
    class Conversation(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self._do()

        def do_POST(self) -> None:
            self._do()

        def do_DELETE(self) -> None:
            self._do()

        def _do(self) -> None:
            address = urlsplit(self.path)
            self.rfile.read(int(self.headers.get("Content-Length", 0)))
            call = Called(
                method=self.command,
                path=address.path.removeprefix("/v1.0/").removeprefix("/"),
                params={name: said[0] for name, said in parse_qs(address.query).items()},
            )
            double.calls.append(call)
            try:
                if double.redirect:
                    raise Refusal(302, 0, Location=double.redirect)
                self._say(200, double.answer(call), {})
            except Refusal as refusal:
                self._say(refusal.status, refusal.body, refusal.headers)
            except Cut:
                self.close_connection = True

        def _say(self, status: int, body: Json, headers: dict[str, str]) -> None:
            content = json.dumps(body).encode()
            self.send_response(status)
            for name, value in headers.items():
                self.send_header(name.replace("_", "-"), value)
            self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            self.wfile.write(content)

        def log_message(self, *_: object, **__: object) -> None:
            """Say nothing; there are tokens in what it would say."""

    return Conversation
