"""A double of Nextdoor for one agency: a few lines that behave as its documentation says, or fail.

It is ours and not Nextdoor's, which lets in only those whom it has accepted.
"""

import base64
import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qsl, urlsplit

Json = Any
CLIENT, SECRET = "elmsbridge-client", "s3cret-of-the-client"
ENTERED, REFRESH = "entered-token-of-jo", "refresh-token-of-jo"
NOON = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)
API = "/external/api/partner/v1/"
AGENCY: Json = {
    "id": "u-501",
    "first_name": "Jo",
    "last_name": "Lee",
    "agency_id": "a-77",
    "agency_name": "City of Elmsbridge",
    "agency_url_at_nextdoor": "https://nextdoor.com/agency-detail/ca/elmsbridge/city/",
}
AREAS: Json = [
    {"name": "Mill Lane", "group_id": 11, "geometry_id": 1, "type": "AREA"},
    {"name": "Old Town", "group_id": 12, "geometry_id": 2, "type": "AREA"},
    {"name": "Weir", "group_id": 13, "geometry_id": 3, "type": "AREA"},
    {"name": "weir", "group_id": 14, "geometry_id": 4, "type": "AREA"},
    {"name": "Harbour", "group_id": 15, "geometry_id": 5, "type": "AREA"},
]
PAGE = 2


class Refusal(Exception):
    """An error as the documentation names it."""

    def __init__(self, status: int, code: str = "", words: str = "", **headers: str) -> None:
        self.status, self.headers = status, headers
        self.body: Json = {"error": code, "error_description": words}


class Cut(Exception):
    """The connection ends without an answer."""


@dataclass(slots=True)
class Double:
    """The state of the double, open to its tests."""

    url: str = ""
    us: Json = field(default_factory=lambda: dict(AGENCY))
    posts: list[Json] = field(default_factory=list)  # the newest first
    said: list[Json] = field(default_factory=list)  # what was asked to be posted
    tokens: set[str] = field(default_factory=lambda: {ENTERED})
    grants: set[str] = field(default_factory=lambda: {ENTERED, REFRESH})
    token_answer: Json = field(default_factory=lambda: {"expires_in": 604_800})
    calls: list[str] = field(default_factory=list)
    faults: dict[str, tuple[Exception, bool]] = field(default_factory=dict)
    answers: dict[str, Json] = field(default_factory=dict)  # instead of what it would say
    redirect: str = ""
    links: bool = True  # what it shared is found on the list
    clock: datetime = NOON

    def fault(self, call: str, error: Exception, *, after: bool = False) -> None:
        """Strike the next call of a kind, like `POST post/create/`."""
        self.faults[call] = (error, after)

    def answer(self, method: str, path: str, named: dict[str, str], said: Json) -> Json:
        call = f"{method} {path}"
        self.calls.append(call)
        error, after = self.faults.pop(call, (None, False))
        if error and not after:
            raise error
        result = self._done(call, named, said)
        if error:
            raise error
        return self.answers.get(call, result)

    def _done(self, call: str, named: dict[str, str], said: Json) -> Json:
        match call:
            case "GET me/":
                return self.us
            case "GET agency/boundary/":
                return self._areas(int(named.get("after", 0)))
            case "GET post/":
                return {"posts": self.posts[:50], "posts_length": len(self.posts)}
            case "POST post/create/":
                return self.create(said)
            case "DELETE post/":
                return self._delete(named["id"])
        raise Refusal(404)

    def create(self, said: Json) -> Json:
        self.said.append(said)
        self.clock += timedelta(seconds=1)
        number = len(self.said)
        share = f"https://nextdoor.com/p/sh-{number}"
        self.posts.insert(
            0,
            {
                "id": f"post-{number}",
                "author_id": self.us["id"],
                "title": "",
                "body": said["body_text"],
                "creation_date_epoch_seconds": int(self.clock.timestamp()),
                "url": share if self.links else "https://nextdoor.com/news_feed/?post=1",
                "embed_url": "",
                "comments": [],
                "reactions": [],
                "media": [{"is_photo": True} for _ in said.get("media_attachments", [])],
            },
        )
        return {"result": "success", "share_link": share}

    def _delete(self, name: str) -> Json:
        kept = [one for one in self.posts if one["id"] != name]
        if len(kept) == len(self.posts):
            raise Refusal(404)
        self.posts = kept
        return {"message": "Post deleted successfully"}

    def _areas(self, begin: int) -> Json:
        end = begin + PAGE
        return {"result": AREAS[begin:end], "cursor": str(end), "has_next_page": end < len(AREAS)}

    def token(self, form: dict[str, str], pair: str) -> Json:
        self.calls.append("POST /v2/token")
        error, _ = self.faults.pop("POST /v2/token", (None, False))
        if error:
            raise error
        if pair != f"Basic {base64.b64encode(f'{CLIENT}:{SECRET}'.encode()).decode()}":
            raise Refusal(401, "invalid_client")
        if form["grant_type"] != "refresh_token" or form["refresh_token"] not in self.grants:
            raise Refusal(400, "invalid_grant")
        fresh = f"fresh-token-{len(self.tokens)}"
        self.tokens.add(fresh)
        return {"access_token": fresh, "token_type": "bearer", **self.token_answer}


@contextmanager
def running() -> Iterator[Double]:
    """Run a double in a thread, for as long as the block lasts."""
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
            self._do(b"")

        def do_POST(self) -> None:
            self._do(self.rfile.read(int(self.headers.get("Content-Length", 0))))

        def do_DELETE(self) -> None:
            self._do(b"")

        def _do(self, body: bytes) -> None:
            where = urlsplit(self.path)
            try:
                if double.redirect:
                    raise Refusal(302, Location=double.redirect)
                held = self.headers.get("Authorization", "")
                if where.path == "/v2/token":
                    self._say(200, double.token(dict(parse_qsl(body.decode())), held), {})
                    return
                if held.removeprefix("Bearer ") not in double.tokens:
                    raise Refusal(401)
                said = json.loads(body) if body else {}
                path, named = where.path.removeprefix(API), dict(parse_qsl(where.query))
                self._say(200, double.answer(self.command, path, named, said), {})
            except Refusal as refusal:
                self._say(refusal.status, refusal.body, refusal.headers)
            except Cut:
                self.close_connection = True

        def _say(self, status: int, body: Json, headers: dict[str, str]) -> None:
            content = json.dumps(body).encode()
            self.send_response_only(status)
            self.send_header("Date", format_datetime(double.clock, usegmt=True))
            for name, value in headers.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            self.wfile.write(content)

        def log_message(self, *_: object, **__: object) -> None:
            """Say nothing; there are tokens in what it would say."""

    return Conversation
