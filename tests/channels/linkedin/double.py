"""A double of LinkedIn for one page: a few lines that keep its shape, and fail on command.

It is ours and not LinkedIn's, who publishes no specification of it that could be served.
"""

import json
import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, unquote

Json = dict[str, Any]
US, MAYA = "urn:li:organization:2414183", "urn:li:person:zLqTygBP8S"
TOKEN, REFRESH, SECRET = "AQX-an-access-token", "AQY-a-refresh-token", "secret-of-the-client"
VERSION = "202608"
NOON = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)
DAY = 24 * 3600
SCOPES = (
    "r_organization_social,w_organization_social,r_organization_social_feed,"
    "w_organization_social_feed,rw_organization_admin"
)


class Refusal(Exception):
    """An error as LinkedIn says it."""

    def __init__(self, status: int, code: object = "", message: str = "", **headers: str) -> None:
        self.status, self.headers = status, headers
        self.body: Json = {"status": status, "serviceErrorCode": 100, "message": message}
        if code:
            self.body["code"] = code


class Cut(Exception):
    """The connection ends without an answer."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Called:
    """A call that came; the path is as LinkedIn reads it, each name in it still in its wrapping."""

    method: str
    path: str
    query: str
    body: bytes
    headers: dict[str, str]

    @property
    def does(self) -> str:
        """What is asked of LinkedIn: the method of its own, or that of the web."""
        return self.headers.get("x-restli-method", self.method)

    def said(self) -> Json:
        found: Json = json.loads(self.body)
        return found

    def asked(self, name: str) -> str:
        return dict(one.split("=", 1) for one in self.query.split("&") if one).get(name, "")


@dataclass(slots=True)
class Double:
    """The state of the double, open to its tests."""

    url: str = ""
    posts: list[Json] = field(default_factory=list)  # the oldest first
    comments: dict[str, list[Json]] = field(default_factory=dict)  # below each post or comment
    images: dict[str, bytes] = field(default_factory=dict)
    work_left: int = 0  # so often a picture is not ready yet
    broken_image: bool = False
    tokens: dict[str, Json] = field(default_factory=lambda: {TOKEN: {"active": True}})
    refresh_days: int = 365
    scopes: str = SCOPES
    statistics: dict[str, Json] = field(default_factory=dict)
    nameless: bool = False  # does not say what it called a post
    deaf: bool = False  # says yes to other words, and changes nothing
    hides_totals: bool = False
    calls: list[Called] = field(default_factory=list)
    fault: tuple[Exception, bool] | None = None  # strikes the next write; after its work or before
    redirect: str = ""
    closed: dict[str, Refusal] = field(default_factory=dict)  # by what a path begins with
    clock: datetime = NOON
    serial: int = 0

    def say(self, text: str, *, kind: str = "share", **more: Any) -> Json:
        """A post of ours, in LinkedIn's own format."""
        number = self._number()
        post = {
            "id": f"urn:li:{kind}:{number}",
            "author": US,
            "commentary": text,
            "createdAt": int(self.clock.timestamp() * 1000),
            "lifecycleState": "PUBLISHED",
            "visibility": "PUBLIC",
            **more,
        }
        self.posts.append(post)
        return post

    def comment(self, above: str, text: str, *, by: str = MAYA) -> Json:
        """Somebody comments on a post, or below a comment."""
        parent = re.fullmatch(r"urn:li:comment:\((.+),\d+\)", above)
        thread = parent[1] if parent else f"urn:li:activity:9{above.rpartition(':')[2]}"
        number = self._number()
        at = {"actor": by, "time": int(self.clock.timestamp() * 1000)}
        said = {
            "actor": by,
            "created": at,
            "lastModified": at,
            "id": str(number),
            "$URN": f"urn:li:comment:({thread},{number})",
            "message": {"attributes": [], "text": text},
            "object": thread,
            **({"parentComment": above} if parent else {}),
        }
        self.comments.setdefault(above, []).append(said)
        return said

    def published(self) -> int:
        ours = [one for some in self.comments.values() for one in some if one["actor"] == US]
        return len(self.posts) + len(ours)

    def answer(self, call: Called) -> tuple[int, Json | None, dict[str, str]]:
        if call.path.startswith("/oauth/v2/"):
            return 200, self._sign_in(call), {}
        if call.headers.get("authorization", "").removeprefix("Bearer ") not in self.tokens:
            raise Refusal(401, "EXPIRED_ACCESS_TOKEN", "The token has expired")
        if call.path.startswith("/dms-uploads/"):
            self.images[call.path.rpartition("/")[2]] = call.body
            return 201, None, {}
        if call.headers.get("linkedin-version") != VERSION:
            raise Refusal(426, "NONEXISTENT_VERSION")
        if call.headers.get("x-restli-protocol-version") != "2.0.0":
            raise Refusal(400, "INVALID_PROTOCOL")
        if refusal := self.closed.get(call.path.split("/")[2]):
            raise refusal
        is_write = call.method != "GET" and "images" not in call.path
        fault, self.fault = (self.fault, None) if is_write else (None, self.fault)
        if fault and not fault[1]:
            raise fault[0]
        said = self._work(call, call.path.removeprefix("/rest/").split("/"))
        if fault:
            raise fault[0]
        return said

    def _work(self, call: Called, path: list[str]) -> tuple[int, Json | None, dict[str, str]]:
        names = [unquote(one) for one in path]
        match call.does, names:
            case "GET", ["organizations", number]:
                name = {"localizedName": "Town of Elmsbridge", "vanityName": "elmsbridge"}
                return 200, {"id": int(number), **name}, {}
            case "FINDER", ["posts"]:
                return 200, self._newest(call), {}
            case "POST", ["posts"]:
                said = call.said()
                assert said["author"] == US
                more = {"content": said["content"]} if "content" in said else {}
                name = self.say(said["commentary"], **more)["id"]
                return 201, None, {} if self.nameless else {"x-restli-id": name}
            case "GET", ["posts", name]:
                return 200, self._post(name), {}
            case "PARTIAL_UPDATE", ["posts", name]:
                if not self.deaf:
                    self._post(name).update(call.said()["patch"]["$set"])
                return 204, None, {}
            case "DELETE", ["posts", name]:
                self.posts = [one for one in self.posts if one["id"] != name]
                return 204, None, {}
            case method, ["images", *rest]:
                return 200, self._image(method, rest), {}
            case method, ["socialActions", above, "comments", *rest]:
                return self._social(call, method, above, rest)
            case "GET", ["organizationalEntityShareStatistics"]:
                return 200, {"elements": self._counted(call)}, {}
        raise Refusal(400, "ILLEGAL_ARGUMENT", "No such resource")

    def _social(
        self, call: Called, method: str, above: str, rest: list[str]
    ) -> tuple[int, Json | None, dict[str, str]]:
        if rest:
            number = rest[0]
            if method != "GET":
                assert unquote(call.asked("actor")) == US
            comment = self._one(above, number)
            if method == "DELETE":
                for some in self.comments.values():
                    some[:] = [one for one in some if one is not comment]
                return 204, None, {}
            if method == "PARTIAL_UPDATE" and not self.deaf:
                comment["message"].update(call.said()["patch"]["message"]["$set"])
            return 200, comment, {}
        if method == "GET":
            return 200, self._listed(call, above), {}
        said = call.said()
        self._must_be_there(above)
        if above.startswith("urn:li:comment:"):
            assert said["parentComment"] == above
        made = self.comment(above, said["message"]["text"], by=said["actor"])
        answer = {**made, "commentUrn": made["$URN"]}
        return 201, answer, {"x-restli-id": made["id"]}

    def _listed(self, call: Called, above: str) -> Json:
        """A page in no order that anybody has promised: here the oldest first."""
        things = self.comments.get(above, [])
        start, count = int(call.asked("start")), int(call.asked("count"))
        shown = [self._with_answers(one) for one in things[start : start + count]]
        paging: Json = {"start": start, "count": count, "links": []}
        if not self.hides_totals:
            paging["total"] = len(things)
        return {"paging": paging, "elements": shown}

    def _with_answers(self, comment: Json) -> Json:
        many = len(self.comments.get(comment["$URN"], []))
        summary = {"totalFirstLevelComments": many, "aggregatedTotalComments": many}
        return {**comment, **({"commentsSummary": summary} if many else {})}

    def _newest(self, call: Called) -> Json:
        assert unquote(call.asked("author")) == US
        start, count = int(call.asked("start")), int(call.asked("count"))
        return {"paging": {}, "elements": self.posts[::-1][start : start + count]}

    def _post(self, name: str) -> Json:
        for post in self.posts:
            if post["id"] == name:
                return post
        raise Refusal(404, "NOT_FOUND", "Not found")

    def _one(self, thread: str, number: str) -> Json:
        for some in self.comments.values():
            for one in some:
                if (one["object"], one["id"]) == (thread, number):
                    return one
        raise Refusal(404, "NOT_FOUND", "Not found")

    def _must_be_there(self, above: str) -> None:
        if found := re.fullmatch(r"urn:li:comment:\((.+),(\d+)\)", above):
            self._one(found[1], found[2])
        else:
            self._post(above)

    def _image(self, method: str, rest: list[str]) -> Json:
        if method == "POST":
            name = f"C{self._number()}"
            address = f"{self.url}/dms-uploads/{name}"
            return {"value": {"uploadUrl": address, "image": f"urn:li:image:{name}"}}
        self.work_left -= 1
        if self.broken_image:
            return {"status": "PROCESSING_FAILED"}
        ready = self.work_left < 0 and rest[0].rpartition(":")[2] in self.images
        return {"status": "AVAILABLE" if ready else "PROCESSING"}

    def _counted(self, call: Called) -> list[Json]:
        found = []
        for kind, name in (("shares", "share"), ("ugcPosts", "ugcPost")):
            listed = call.asked(kind).removeprefix("List(").removesuffix(")")
            for post in filter(None, (unquote(one) for one in listed.split(","))):
                told = {"likeCount": 0, "commentCount": 0, "shareCount": 0, "impressionCount": 1}
                counts = {**told, **self.statistics.get(post, {})}
                found.append({"totalShareStatistics": counts, name: post})
        return found

    def _sign_in(self, call: Called) -> Json:
        form = {name: said[0] for name, said in parse_qs(call.body.decode()).items()}
        refusal = Refusal(400)
        if form.get("client_secret") != SECRET:
            refusal.body = {"error": "invalid_client"}
            raise refusal
        if call.path.endswith("introspectToken"):
            ends = int(datetime.now(UTC).timestamp()) + 60 * DAY
            found = self.tokens.get(form["token"], {"active": False, "status": "revoked"})
            return {"scope": self.scopes, "expires_at": ends, **found}
        if form.get("refresh_token") != REFRESH or self.refresh_days <= 0:
            refusal.body = {"error": "invalid_request", "error_description": "It is revoked"}
            raise refusal
        self.serial += 1
        token = f"AQX-an-access-token-{self.serial}"
        self.tokens[token] = {"active": True}
        return {
            "access_token": token,
            "expires_in": min(60, self.refresh_days) * DAY,
            "refresh_token": REFRESH,
            "refresh_token_expires_in": self.refresh_days * DAY,
        }

    def _number(self) -> int:
        self.clock += timedelta(seconds=1)
        self.serial += 1
        return 7_000_000_000 + self.serial


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
                query=query,
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

        def _say(self, status: int, body: Json | None, headers: dict[str, str]) -> None:
            content = b"" if body is None else json.dumps(body).encode()
            self.send_response(status)
            for name, value in headers.items():
                self.send_header(name.replace("_", "-"), value)
            self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            self.wfile.write(content)

        def log_message(self, *_: object, **__: object) -> None:
            """Say nothing."""

    return Conversation
