"""A double of the Graph API for one Page: a few lines that keep its shape, and fail on command.

It is ours and not Meta's. What we send is checked against Meta's published types in tests/peers.
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

Json = dict[str, Any]
US = "104930028112233"
TOKEN = "EAAG-a-page-token-without-end"
NOON = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)


class Refusal(Exception):
    """An error as the Graph API says it."""

    def __init__(
        self, status: int, code: object, *, subcode: int = 0, message: str = "", **headers: str
    ) -> None:
        error = {"message": message, "type": "OAuthException", "code": code, "fbtrace_id": "A1"}
        self.status, self.headers = status, headers
        self.body = {"error": {**error, **({"error_subcode": subcode} if subcode else {})}}


class Cut(Exception):
    """The connection ends without an answer."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Called:
    """A call that came."""

    method: str
    path: str
    params: dict[str, str]
    body: bytes
    headers: dict[str, str]

    def said(self) -> Json:
        found: Json = json.loads(self.body)
        return found


@dataclass(slots=True)
class Double:
    """The state of the double, open to its tests."""

    url: str = ""
    posts: list[Json] = field(default_factory=list)  # the oldest first
    comments: dict[str, list[Json]] = field(default_factory=dict)  # below each post
    elsewhere: dict[str, list[Json]] = field(default_factory=dict)  # tagged, visitor_posts
    photos: dict[str, bytes] = field(default_factory=dict)
    calls: list[Called] = field(default_factory=list)
    fault: tuple[Exception, bool] | None = None  # strikes the next write; after its work or before
    redirect: str = ""
    unseen: set[str] = field(default_factory=set)  # they are there, and not for our token
    counted: dict[str, Json] = field(default_factory=dict)  # beside its comments, of each name
    closed: dict[str, Refusal] = field(default_factory=dict)  # what is refused to whoever reads it
    clock: datetime = NOON
    serial: int = 0
    keeps_pictures: bool = False  # an edit changes the words alone

    def writes(self, method: str = "POST") -> list[Called]:
        """What was to be changed; pictures on their way are none of it."""
        return [
            one for one in self.calls if one.method == method and not one.path.endswith("/photos")
        ]

    def comment(self, post: str, text: str, *, by: str = "maya", **more: Any) -> Json:
        """Somebody comments on a post."""
        said = {"id": f"c{self._next()}", "message": text, "created_time": self._now()}
        whole = {**said, "from": {"id": by, "name": by.title()}, **more}
        self.comments.setdefault(post, []).append(whole)
        return whole

    def say(self, text: str, photos: list[str] | None = None) -> Json:
        """A post of ours."""
        post = {"id": f"{US}_{self._next()}", "message": text, "created_time": self._now()}
        self.posts.append({**post, "from": {"id": US}, "photos": photos or []})
        return self.posts[-1]

    def answer(self, call: Called) -> Json:
        if call.headers.get("authorization") != f"Bearer {TOKEN}":
            raise Refusal(400, 190, subcode=460, message="Error validating access token")
        if call.path.partition("/")[0] in self.unseen:
            raise Refusal(400, 100, subcode=33, message="Object does not exist")
        if call.method == "GET" and call.path in self.closed:
            raise self.closed[call.path]
        is_write = call.method != "GET" and not call.path.endswith("/photos")
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
            case "GET", "":
                return self._page() if whom == "me" else self._one(whom, call)
            case "GET", "comments":
                return self._listed(self.comments.get(whom, []), call)
            case "GET", "published_posts":
                return self._listed(self.posts, call)
            case "GET", edge:
                return self._listed(self.elsewhere.get(edge, []), call)
            case "POST", "feed":
                said = call.said()
                photos = [one["media_fbid"] for one in said.get("attached_media", [])]
                return {"id": self.say(said["message"], photos)["id"]}
            case "POST", "photos":
                name = f"photo{self._next()}"
                self.photos[name] = call.body
                return {"id": name}
            case "POST", "comments":
                self._must_be_there(whom)
                return {"id": self.comment(whom, call.said()["message"], by=US)["id"]}
            case "POST", "" if comment := self._comment(whom):
                comment["message"] = call.said()["message"]
                return {"success": True}
            case "POST", "":
                post, said = self._post(whom), call.said()
                post["message"] = said["message"]
                if not self.keeps_pictures:
                    post["photos"] = [one["media_fbid"] for one in said.get("attached_media", [])]
                return {"success": True}
            case "DELETE", "":
                self._delete(whom)
                return {"success": True}
        raise Refusal(400, 100, message="Unsupported request")

    def _page(self) -> Json:
        link = f"https://www.facebook.com/{US}"
        return {"id": US, "name": "Town of Elmsbridge", "link": link, "category": "City"}

    def _post(self, name: str) -> Json:
        for post in self.posts:
            if post["id"] == name:
                return post
        raise Refusal(400, 100, subcode=33, message="Object does not exist")

    def _comment(self, name: str) -> Json | None:
        known = (one for several in self.comments.values() for one in several)
        return next((one for one in known if one["id"] == name), None)

    def _delete(self, name: str) -> None:
        comment = self._comment(name)
        if comment is None:
            self.posts.remove(self._post(name))
        for several in self.comments.values():
            several[:] = [one for one in several if one is not comment]

    def _must_be_there(self, name: str) -> None:
        if self._comment(name) is None:
            self._post(name)

    def _one(self, name: str, call: Called) -> Json:
        """A post; or a comment, which has no attachments and takes no question about them."""
        comment, fields = self._comment(name), call.params["fields"]
        for one in ("attachments", "shares"):
            if comment and one in fields:
                raise Refusal(400, 100, message=f"Tried accessing nonexisting field ({one})")
        if "summary(total_count)" in fields:
            return self._counts(comment or self._post(name))
        return comment or self._seen(self._post(name))

    def _counts(self, said: Json) -> Json:
        """How many there are; `shares` are left out where there are none."""
        below = len(self.comments.get(said["id"], []))
        counts = {"reactions": 0, "comments": below}
        edges = {
            edge: {"data": [], "summary": {"total_count": many}} for edge, many in counts.items()
        }
        return {"id": said["id"], **edges, **self.counted.get(said["id"], {})}

    def _seen(self, post: Json) -> Json:
        pictures = [{"media_type": "photo"} for _ in post["photos"]]
        several = {"media_type": "album", "subattachments": {"data": pictures}}
        data = [several] if len(pictures) > 1 else pictures
        seen = {name: value for name, value in post.items() if name != "photos"}
        return {**seen, **({"attachments": {"data": data}} if data else {})}

    def _listed(self, things: list[Json], call: Called) -> Json:
        """A page, the newest first, with the comments below each post where they are asked for."""
        begin, limit = int(call.params.get("after", 0)), int(call.params["limit"])
        newest = things[::-1][begin : begin + limit]
        if "comments." in call.params["fields"]:
            newest = [self._with_comments(one) for one in newest]
        return self._paged(newest, begin + limit, len(things))

    def _with_comments(self, post: Json) -> Json:
        below = self.comments.get(post["id"], [])
        return {"id": post["id"], "comments": self._paged(below[::-1][:25], 25, len(below))}

    def _paged(self, things: list[Json], end: int, of: int) -> Json:
        paging: Json = {"cursors": {"before": "0", "after": str(end)}}
        if end < of:
            paging["next"] = f"{self.url}/next"
        return {"data": things, **({"paging": paging} if things else {})}

    def _now(self) -> str:
        self.clock += timedelta(seconds=1)
        return self.clock.strftime("%Y-%m-%dT%H:%M:%S+0000")

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
            call = Called(
                method=self.command,
                path=address.path.removeprefix("/v25.0/"),
                params={name: said[0] for name, said in parse_qs(address.query).items()},
                body=self.rfile.read(int(self.headers.get("Content-Length", 0))),
                headers={name.lower(): value for name, value in self.headers.items()},
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
            """Say nothing."""

    return Conversation
