"""A double of a Mastodon server: a few lines that keep the protocol's shape, and fail on command.

It is ours and not Mastodon's; its shape is checked against the published specification in
tests/peers. `heeds_keys` says whether it is like Mastodon, or like the servers that ignore keys.
"""

import html
import json
import re
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit

Json = Any
TOKEN = "token-of-the-town-hall"
US = "101"


class Refusal(Exception):
    """An error: a status, words, and headers."""

    def __init__(self, status: int, error: str = "", **headers: str) -> None:
        self.status, self.body, self.headers = status, {"error": error}, headers


class Cut(Exception):
    """The connection ends without an answer."""


@dataclass(slots=True, kw_only=True)
class Fault:
    """What goes wrong with the next call of a method, before or after its work was done."""

    error: Exception
    after: bool = False
    times: int = 1


@dataclass(slots=True, kw_only=True)
class Called:
    """A call that came."""

    method: str  # "POST v1/statuses"
    params: dict[str, list[str]]
    body: Any
    headers: dict[str, str]


@dataclass(slots=True)
class Double:
    """The state of the double, open to its tests."""

    url: str = ""
    heeds_keys: bool = True
    tells_source: bool = True
    ahead: timedelta = timedelta(0)  # its clock before ours
    posts: dict[str, Json] = field(default_factory=dict)
    typed: dict[str, str] = field(default_factory=dict)
    keys: dict[str, str] = field(default_factory=dict)
    notices: list[Json] = field(default_factory=list)
    media: dict[str, Json] = field(default_factory=dict)
    work_left: int = 0  # so often a picture is still being made
    instance: Json = field(default_factory=dict)
    versions: frozenset[str] = frozenset({"v1", "v2"})
    knows_quotes: bool = True
    blocked_by: set[str] = field(default_factory=set)
    calls: list[Called] = field(default_factory=list)
    faults: dict[str, Fault] = field(default_factory=dict)
    redirect: str = ""
    writes: int = 0
    serial: int = 1000

    def fault(self, method: str, error: Exception, *, after: bool = False, times: int = 1) -> None:
        self.faults[method] = Fault(error=error, after=after, times=times)

    def called(self, method: str) -> list[Called]:
        return [call for call in self.calls if call.method == method]

    def number(self) -> str:
        self.serial += 1
        return str(self.serial)

    def now(self) -> datetime:
        return datetime.now(UTC) + self.ahead

    def post(self, author: Json, text: str, **more: Json) -> Json:
        """Somebody posts."""
        number = self.number()
        page = f"https://mastodon.example/@{author['acct']}/{number}"
        made = {
            "id": number,
            "uri": page,
            "url": page,
            "created_at": _instant(self.now()),
            "edited_at": None,
            "account": author,
            "content": _html(text),
            "spoiler_text": "",
            "visibility": "public",
            "language": "en",
            "in_reply_to_id": None,
            "media_attachments": [],
            **more,
        }
        self.posts[number], self.typed[number] = made, text
        return made

    def mention(self, text: str, *, author: Json | None = None, **more: Json) -> Json:
        """A citizen writes to us."""
        post = self.post(author or citizen(), text, **more)
        notice = {
            "id": self.number(),
            "type": "mention",
            "created_at": post["created_at"],
            "account": post["account"],
            "status": post,
        }
        self.notices.append(notice)
        return post

    def edit(self, number: str, text: str) -> None:
        self.posts[number] |= {"content": _html(text), "edited_at": _instant(self.now())}
        self.typed[number] = text

    def delete(self, number: str) -> None:
        self.posts.pop(number)
        self.notices = [one for one in self.notices if one["status"]["id"] != number]

    def own(self) -> list[Json]:
        return [one for one in self.posts.values() if one["account"]["id"] == US]

    def answer(self, call: Called) -> tuple[int, Json]:
        fault = self.faults.get(call.method)
        if fault is not None:
            fault.times -= 1
            if not fault.times:
                del self.faults[call.method]
        if fault is not None and not fault.after:
            raise fault.error
        said = self._said(call)
        if fault is not None:
            raise fault.error
        return said

    def _said(self, call: Called) -> tuple[int, Json]:
        for pattern, does in METHODS.items():
            if found := re.fullmatch(pattern, call.method):
                if call.headers.get("authorization") != f"Bearer {TOKEN}":
                    raise Refusal(401, "The access token is invalid")
                return does(self, call, *found.groups())
        raise Refusal(404, "Not found")


def us() -> Json:
    return {"id": US, "acct": "townhall", "display_name": "Town hall", "url": "https://m.example/u"}


def citizen(number: str = "202", acct: str = "ann@far.example") -> Json:
    return {"id": number, "acct": acct, "display_name": "Ann", "url": "", "bot": False}


def _instant(at: datetime) -> str:
    return at.isoformat(timespec="milliseconds").replace("+00:00", "Z")


def _html(text: str) -> str:
    """Write as Mastodon does: paragraphs, breaks, and names without their servers."""
    safe = re.sub(r"(?<![\w@])(@\w+)@[\w.]+", r"\1", html.escape(text.strip()))
    linked = re.sub(r"(https?://)(\S+)", r'<a href="\1\2"><span>\1</span>\2</a>', safe)
    return "".join(f"<p>{one}</p>" for one in linked.split("\n\n")).replace("\n", "<br />")


def _found(double: Double, number: str) -> Json:
    if number not in double.posts:
        raise Refusal(404, "Record not found")
    return double.posts[number]


def publish(double: Double, call: Called) -> tuple[int, Json]:
    body, key = call.body, call.headers.get("idempotency-key", "")
    if double.heeds_keys and key in double.keys:
        return 200, double.posts[double.keys[key]]
    if body.get("in_reply_to_id") and body["in_reply_to_id"] not in double.posts:
        raise Refusal(404, "The post you are trying to reply to does not appear to exist")
    if len(body["status"]) > double.instance.get("max", 10_000):
        raise Refusal(422, "Validation failed: Text character limit exceeded")
    made = double.post(
        us(),
        body["status"],
        visibility=body.get("visibility", "public"),
        language=body.get("language"),
        in_reply_to_id=body.get("in_reply_to_id"),
        media_attachments=[double.media[name] for name in body.get("media_ids", [])],
    )
    double.keys[key] = made["id"]
    double.writes += 1
    return 200, made


def change(double: Double, call: Called, number: str) -> tuple[int, Json]:
    post = _found(double, number)
    if double.typed[number] != call.body["status"]:
        double.edit(number, call.body["status"])
    post["media_attachments"] = [double.media[name] for name in call.body.get("media_ids", [])]
    return 200, post


def delete(double: Double, call: Called, number: str) -> tuple[int, Json]:
    post = _found(double, number)
    double.delete(number)
    return 200, post


def upload(double: Double, call: Called) -> tuple[int, Json]:
    name = double.number()
    described = re.search(rb'name="description"\r\n\r\n(.*?)\r\n--', call.body, re.DOTALL)
    double.media[name] = {
        "id": name,
        "type": "image",
        "description": described[1].decode() if described else None,
    }
    return (202 if double.work_left else 200), double.media[name]


def show_medium(double: Double, call: Called, name: str) -> tuple[int, Json]:
    double.work_left = max(double.work_left - 1, 0)
    return (206 if double.work_left else 200), double.media[name]


def source(double: Double, call: Called, number: str) -> tuple[int, Json]:
    if not double.tells_source:
        raise Refusal(404)
    _found(double, number)
    return 200, {"id": number, "text": double.typed[number].strip(), "spoiler_text": ""}


def context(double: Double, call: Called, number: str) -> tuple[int, Json]:
    above: list[Json] = []
    post = _found(double, number)
    while post["in_reply_to_id"] in double.posts:
        post = double.posts[post["in_reply_to_id"]]
        above.insert(0, post)
    return 200, {"ancestors": above, "descendants": []}


def own_posts(double: Double, call: Called, number: str) -> tuple[int, Json]:
    shown = sorted(double.own(), key=lambda one: int(one["id"]), reverse=True)
    before = int(call.params.get("max_id", ["999999"])[0])
    rest = [one for one in shown if int(one["id"]) < before]
    return 200, rest[: int(call.params["limit"][0])]


def notifications(double: Double, call: Called) -> tuple[int, Json]:
    kinds = call.params.get("types[]", [])
    if "quote" in kinds and not double.knows_quotes:
        raise Refusal(400, "unknown notification type")
    limit = int(call.params["limit"][0])
    notices = [one for one in double.notices if not kinds or one["type"] in kinds]
    notices.sort(key=lambda one: int(one["id"]))
    if "min_id" in call.params:
        after = int(call.params["min_id"][0])
        page = [one for one in notices if int(one["id"]) > after][:limit]
        return 200, page[::-1]
    before = int(call.params.get("max_id", ["999999"])[0])
    return 200, [one for one in notices if int(one["id"]) < before][::-1][:limit]


def relationships(double: Double, call: Called) -> tuple[int, Json]:
    wanted = call.params["id[]"]
    return 200, [{"id": one, "blocked_by": one in double.blocked_by} for one in wanted]


def instance(double: Double, call: Called, version: str) -> tuple[int, Json]:
    if version not in double.versions:
        raise Refusal(404)
    return 200, double.instance


METHODS: dict[str, Callable[..., tuple[int, Json]]] = {
    r"GET v1/accounts/verify_credentials": lambda double, call: (200, us()),
    r"GET v1/accounts/relationships": relationships,
    r"GET v1/accounts/(\d+)/statuses": own_posts,
    r"GET v1/notifications": notifications,
    r"POST v1/statuses": publish,
    r"PUT v1/statuses/(\d+)": change,
    r"DELETE v1/statuses/(\d+)": delete,
    r"GET v1/statuses/(\d+)": lambda double, call, number: (200, _found(double, number)),
    r"GET v1/statuses/(\d+)/source": source,
    r"GET v1/statuses/(\d+)/context": context,
    r"POST v2/media": upload,
    r"GET v1/media/(\d+)": show_medium,
    r"GET (v\d)/instance": instance,
}


@contextmanager
def running() -> Iterator[Double]:
    """Run a double in a thread, for as long as the block lasts."""
    double = Double()
    server = ThreadingHTTPServer(("127.0.0.1", 0), _handler(double))
    double.url = f"http://127.0.0.1:{server.server_address[1]}"
    thread = threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True)
    thread.start()
    try:
        yield double
    finally:
        server.shutdown()
        server.server_close()
        thread.join(10)


def _handler(double: Double) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self._do(None)

        def do_DELETE(self) -> None:
            self._do(None)

        def do_POST(self) -> None:
            content = self.rfile.read(int(self.headers.get("Content-Length", 0)))
            is_json = self.headers.get("Content-Type") == "application/json"
            self._do(json.loads(content) if is_json else content)

        def do_PUT(self) -> None:
            self.do_POST()

        def _do(self, body: Any) -> None:
            address = urlsplit(self.path)
            call = Called(
                method=f"{self.command} {address.path.removeprefix('/api/')}",
                params=parse_qs(address.query),
                body=body,
                headers={name.lower(): value for name, value in self.headers.items()},
            )
            double.calls.append(call)
            try:
                if double.redirect:
                    raise Refusal(302, "Moved", Location=double.redirect)
                self._say(*double.answer(call), {})
            except Refusal as refusal:
                self._say(refusal.status, refusal.body, refusal.headers)
            except Cut:
                self.close_connection = True

        def _say(self, status: int, body: Json, headers: dict[str, str]) -> None:
            content = json.dumps(body).encode()
            self.send_response_only(status)
            self.send_header("Date", format_datetime(double.now(), usegmt=True))
            for name, value in headers.items():
                self.send_header(name.replace("_", "-"), value)
            self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            self.wfile.write(content)

        def log_message(self, *_: object, **__: object) -> None:
            """Say nothing."""

    return Handler
