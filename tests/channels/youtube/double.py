"""A double of YouTube for one channel: a few lines that keep its shape, and fail on command."""

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qsl

from tests.channels.youtube.filming import FILMING, UPLOADS, Films

Json = dict[str, Any]
US, MAYA, NOAH = "UC4Elmsbridge0000000000w", "UCq3Maya00000000000000Aw", "UCz9Noah00000000000000Bw"
FILM = "dQ4eLmSb1dg"
TOKEN, REFRESH, SECRET = "ya29.an-access-token", "1//a-refresh-token", "secret-of-the-client"
NOON = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)
SHOWN_MAX = 5  # answers that stand beside a thread in the list of threads


class Refusal(Exception):
    """An error as YouTube says it."""

    def __init__(self, status: int, code: str = "", message: str = "", **headers: str) -> None:
        self.status, self.headers = status, headers
        errors = [{"domain": "youtube", "reason": code, "message": message}] if code else []
        self.body: Json = {"error": {"code": status, "message": message, "errors": errors}}


class Cut(Exception):
    """The connection ends without an answer."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Called:
    """A call that came."""

    method: str
    path: str
    query: dict[str, str]
    body: bytes
    headers: dict[str, str]

    def said(self) -> Json:
        assert self.headers.get("content-type") == "application/json"
        found: Json = json.loads(self.body)
        return found


@dataclass(slots=True)
class Double:
    """The state of the double, open to its tests."""

    url: str = ""
    films: Films = field(default_factory=Films)
    comments: list[Json] = field(default_factory=list)  # the oldest first, answers among them
    tokens: set[str] = field(default_factory=lambda: {TOKEN})
    scoped: bool = True
    has_channel: bool = True
    grants: bool = True
    nameless: bool = False  # does not say what it called a comment
    deaf: bool = False  # says yes to other words, and changes nothing
    closed: dict[str, Refusal] = field(default_factory=dict)  # a reading, by thread or by method
    forgets_pages: bool = False
    odd: bytes | None = None  # what is answered to every reading instead
    shown_max: int = SHOWN_MAX
    calls: list[Called] = field(default_factory=list)
    units: int = 0
    fault: tuple[Exception, bool] | None = None  # strikes the next write; after its work or before
    redirect: str = ""
    clock: datetime = NOON
    serial: int = 0

    def comment(self, text: str, *, by: str = MAYA, below: str = "", film: str = FILM) -> Json:
        """Somebody comments on a film, or answers below a comment."""
        self.clock += timedelta(seconds=1)
        self.serial += 1
        name = f"{below}.9z{self.serial:05}" if below else f"Ugx{self.serial:07}AaABAg"
        at = self.clock.isoformat().replace("+00:00", "Z")
        said = {
            "channelId": US,
            "textDisplay": text,
            "authorDisplayName": "@somebody",
            "authorChannelId": {"value": by},
            "publishedAt": at,
            "updatedAt": at,
            "likeCount": 3,
            **({"parentId": below} if below else {"videoId": film}),
        }
        if by == US:
            said["textOriginal"] = text
        made = {"kind": "youtube#comment", "id": name, "snippet": said}
        self.comments.append(made)
        return made

    def published(self) -> int:
        return sum(one["snippet"]["authorChannelId"]["value"] == US for one in self.comments)

    def answer(self, call: Called) -> tuple[int, Json | bytes | None, dict[str, str]]:
        if call.path == "/token":
            return 200, self._grant(call), {}
        if call.headers.get("authorization", "").removeprefix("Bearer ") not in self.tokens:
            raise Refusal(401, "authError", "Invalid Credentials")
        method = f"{call.method} {call.path.removeprefix('/youtube/v3/')}"
        if call.path == "/upload/youtube/v3/videos":
            return self.films.take(call, self.clock, self.url)
        self.units += 1 if call.method == "GET" else 50
        if call.method == "GET":
            if refusal := self.closed.get(method) or self.closed.get(
                call.query.get("parentId", "")
            ):
                raise refusal
            return 200, self.odd or self._work(method, call), {}
        fault, self.fault = self.fault, None
        if fault and not fault[1]:
            raise fault[0]
        said = self._work(method, call)
        if fault:
            raise fault[0]
        return (204, None, {}) if call.method == "DELETE" else (200, said, {})

    def _work(self, method: str, call: Called) -> Json | None:
        asked = call.query
        if method in FILMING:
            try:
                return FILMING[method](self.films, call, self.deaf)
            except LookupError:
                raise Refusal(404, "videoNotFound") from None
        match method:
            case "GET channels":
                snippet = {"title": "Town of Elmsbridge", "customUrl": "@elmsbridge"}
                lists = {"relatedPlaylists": {"uploads": UPLOADS}}
                us = {"id": US, "snippet": snippet, "contentDetails": lists}
                return {"items": [us] if self.has_channel else []}
            case "GET commentThreads":
                if not self.scoped:
                    raise Refusal(403, "insufficientPermissions")
                assert asked["allThreadsRelatedToChannelId"] == US
                assert asked["order"] == "time"
                below = self._by_thread()
                page = self._paged(asked, below.pop("", [])[::-1])
                return {**page, "items": [self._thread(one, below) for one in page["items"]]}
            case "GET comments":
                assert asked["textFormat"] == "plainText"
                if "id" in asked:
                    names = asked["id"].split(",")
                    return {"items": [one for one in self.comments if one["id"] in names]}
                self._one(asked["parentId"])
                return self._paged(asked, self._by_thread().get(asked["parentId"], []))
            case "POST comments":
                said = call.said()["snippet"]
                if "parentId" in self._one(said["parentId"], "parentCommentNotFound")["snippet"]:
                    raise Refusal(400, "operationNotSupported")
                made = self.comment(said["textOriginal"], by=US, below=said["parentId"])
                return {**made, "id": None} if self.nameless else made
            case "PUT comments":
                changed = self._one(call.said()["id"])["snippet"]
                text = call.said()["snippet"]["textOriginal"]
                if not self.deaf:
                    changed |= {"textOriginal": text, "textDisplay": text}
                return {"id": call.said()["id"]}
            case "DELETE comments":
                self.comments.remove(self._one(asked["id"]))
                return None
        raise Refusal(404, "notFound")

    def _thread(self, top: Json, answers: dict[str, list[Json]]) -> Json:
        below = answers.get(top["id"], [])
        said = {"topLevelComment": top, "totalReplyCount": len(below), "canReply": True}
        film = {name: top["snippet"][name] for name in ("videoId",) if name in top["snippet"]}
        shown = {"replies": {"comments": below[: self.shown_max]}} if below else {}
        return {"id": top["id"], "snippet": {**said, **film}, **shown}

    def _paged(self, asked: dict[str, str], things: list[Json]) -> Json:
        """A page; its token is a place in the list, where a real one tells nothing."""
        if asked.get("pageToken") and self.forgets_pages:
            raise Refusal(400, "invalidPageToken")
        start, many = int(asked.get("pageToken", "0")), int(asked["maxResults"])
        more = {"nextPageToken": str(start + many)} if start + many < len(things) else {}
        return {"items": things[start : start + many], **more}

    def _by_thread(self) -> dict[str, list[Json]]:
        """What stands below each comment, and below none: the comments themselves."""
        found: dict[str, list[Json]] = {}
        for one in self.comments:
            found.setdefault(one["snippet"].get("parentId", ""), []).append(one)
        return found

    def _one(self, name: str, code: str = "commentNotFound") -> Json:
        for one in self.comments:
            if one["id"] == name:
                return one
        raise Refusal(404, code)

    def _grant(self, call: Called) -> Json:
        form = dict(parse_qsl(call.body.decode()))
        refusal = Refusal(400)
        if form["client_secret"] != SECRET:
            refusal.status, refusal.body = 401, {"error": "invalid_client"}
            raise refusal
        assert form["grant_type"] == "refresh_token"
        if form["refresh_token"] != REFRESH or not self.grants:
            refusal.body = {"error": "invalid_grant", "error_description": "expired or revoked"}
            raise refusal
        self.serial += 1
        token = f"{TOKEN}-{self.serial}"
        self.tokens.add(token)
        return {"access_token": token, "expires_in": 3599, "token_type": "Bearer"}


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

        def do_PUT(self) -> None:
            self._do()

        def do_DELETE(self) -> None:
            self._do()

        def _do(self) -> None:
            path, _, query = self.path.partition("?")
            call = Called(
                method=self.command,
                path=path,
                query=dict(parse_qsl(query)),
                body=self.rfile.read(int(self.headers.get("Content-Length", 0))),
                headers={name.lower(): value for name, value in self.headers.items()},
            )
            double.calls.append(call)
            try:
                if double.redirect:
                    raise Refusal(302, Location=double.redirect)
                self._say(*double.answer(call))
            except Refusal as refusal:
                self._say(refusal.status, refusal.body, refusal.headers)
            except Cut:
                self.close_connection = True

        def _say(self, status: int, body: Json | bytes | None, headers: dict[str, str]) -> None:
            plain = body if isinstance(body, bytes) else json.dumps(body).encode()
            content = b"" if body is None else plain
            self.send_response(status)
            for name, value in headers.items():
                self.send_header(name.replace("_", "-"), value)
            self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            self.wfile.write(content)

        def log_message(self, *_: object, **__: object) -> None:
            """Say nothing."""

    return Conversation
