"""A double of X: a few lines that keep the interface's shape, and fail on command.

It is ours and not X's; its shape is checked against the published specification in tests/peers.
"""

import base64
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
US = "2244994945"
CLIENT, SECRET = "client-of-the-town", "secret-of-the-client"
EPOCH_MS = 1288834974657  # of X's numbers


class Refusal(Exception):
    """A problem: its status, the end of its type, words, and headers."""

    def __init__(self, status: int, kind: str = "", detail: str = "", **headers: str) -> None:
        where = f"https://api.twitter.com/2/problems/{kind}" if kind else "about:blank"
        self.status, self.headers = status, headers
        self.body: Json = {"type": where, "title": "Refused", "detail": detail, "status": status}


class Cut(Exception):
    """The connection ends without an answer."""


@dataclass(slots=True, kw_only=True)
class Fault:
    """What goes wrong with the next call of a method, before or after its work was done."""

    error: Exception
    after: bool = False


@dataclass(slots=True, kw_only=True)
class Called:
    """A call that came."""

    method: str  # "POST tweets"
    params: dict[str, list[str]]
    body: Any
    headers: dict[str, str]


@dataclass(slots=True)
class Double:
    """The state of the double, open to its tests."""

    url: str = ""
    ahead: timedelta = timedelta(0)  # its clock before ours
    posts: dict[str, Json] = field(default_factory=dict)
    metrics: dict[str, Json] = field(default_factory=dict)
    mentions: list[str] = field(default_factory=list)
    media: dict[str, Json] = field(default_factory=dict)
    work_left: int = 0
    tokens: set[str] = field(default_factory=set)
    refreshes: set[str] = field(default_factory=set)
    calls: list[Called] = field(default_factory=list)
    faults: dict[str, Fault] = field(default_factory=dict)
    redirect: str = ""
    writes: int = 0
    serial: int = 0

    def fault(self, method: str, error: Exception, *, after: bool = False) -> None:
        self.faults[method] = Fault(error=error, after=after)

    def called(self, method: str) -> list[Called]:
        return [call for call in self.calls if call.method == method]

    def now(self) -> datetime:
        return datetime.now(UTC) + self.ahead

    def number(self) -> str:
        self.serial += 1
        return str((int(self.now().timestamp() * 1000) - EPOCH_MS << 22) + self.serial)

    def session(self) -> Json:
        self.serial += 1
        token, refresh = f"access-token-{self.serial}", f"refresh-token-{self.serial}"
        self.tokens.add(token)
        self.refreshes.add(refresh)
        return {
            "token_type": "bearer",
            "expires_in": 7200,
            "access_token": token,
            "refresh_token": refresh,
            "scope": "tweet.read tweet.write users.read offline.access media.write",
        }

    def post(self, author: str, text: str, **more: Json) -> Json:
        """Somebody posts; addresses are shortened and signs escaped, as X does."""
        number = self.number()
        urls = []
        for place, link in enumerate(re.findall(r"https?://[^\s,]+", text)):
            short = f"https://t.co/{number[-6:]}{place}"
            urls.append({"url": short, "expanded_url": link})
            text = text.replace(link, short)
        made = {
            "id": number,
            "author_id": author,
            "text": html.escape(text, quote=False),
            "created_at": self.now().isoformat(timespec="milliseconds").replace("+00:00", "Z"),
            "conversation_id": number,
            "edit_history_tweet_ids": [number],
            "lang": "en",
            **({"entities": {"urls": urls}} if urls else {}),
            **more,
        }
        self.posts[number] = made
        return made

    def mention(self, text: str, **more: Json) -> Json:
        """A citizen writes to us."""
        post = self.post("777", text, **more)
        self.mentions.append(post["id"])
        return post

    def own(self) -> list[Json]:
        return [one for one in self.posts.values() if one["author_id"] == US]

    def answer(self, call: Called) -> tuple[int, Json]:
        fault = self.faults.pop(call.method, None)
        if fault is not None and not fault.after:
            raise fault.error
        said = self._said(call)
        if fault is not None:
            raise fault.error
        return said

    def _said(self, call: Called) -> tuple[int, Json]:
        if call.method == "POST oauth2/token":
            return grant(self, call)
        if call.headers.get("authorization", "").removeprefix("Bearer ") not in self.tokens:
            raise Refusal(401, "", "Unauthorized")
        for pattern, does in METHODS.items():
            if found := re.fullmatch(pattern, call.method):
                return does(self, call, *found.groups())
        raise Refusal(404, "", "Not found")


def grant(double: Double, call: Called) -> tuple[int, Json]:
    pair = base64.b64encode(f"{CLIENT}:{SECRET}".encode()).decode()
    form = parse_qs(call.body.decode())
    problem = Refusal(401)
    if call.headers.get("authorization") != f"Basic {pair}":
        problem.body = {"error": "invalid_client"}
        raise problem
    if form["refresh_token"][0] not in double.refreshes:
        problem.status, problem.body = 400, {"error": "invalid_request"}
        raise problem
    double.refreshes.remove(form["refresh_token"][0])
    return 200, double.session()


def publish(double: Double, call: Called) -> tuple[int, Json]:
    body, more, front = call.body, {}, ""
    if "reply" in body:
        asked = double.posts[body["reply"]["in_reply_to_tweet_id"]]
        more["referenced_tweets"] = [{"type": "replied_to", "id": asked["id"]}]
        more["conversation_id"] = asked["conversation_id"]
        front = "@maya " if body["reply"].get("auto_populate_reply_metadata") else ""
    if "media" in body:
        more["attachments"] = {"media_keys": [f"3_{one}" for one in body["media"]["media_ids"]]}
    made = double.post(US, front + body["text"], **more)
    if "media" in body:
        short = f"https://t.co/media{made['id'][-4:]}"
        made["text"] += f" {short}"
        entry = {"url": short, "expanded_url": "https://x.com/photo/1", "media_key": "3_1"}
        made.setdefault("entities", {}).setdefault("urls", []).append(entry)
    double.writes += 1
    return 201, {"data": {"id": made["id"], "text": made["text"]}}


def delete(double: Double, call: Called, number: str) -> tuple[int, Json]:
    double.posts.pop(number, None)
    return 200, {"data": {"deleted": True}}


def show(double: Double, call: Called, number: str) -> tuple[int, Json]:
    if number in double.posts:
        return 200, {"data": double.posts[number]}
    return 200, {"errors": [Refusal(404, "resource-not-found").body]}


def show_many(double: Double, call: Called) -> tuple[int, Json]:
    """What is there with what was asked for, and a problem for each that is not."""
    ids = call.params["ids"][0].split(",")
    if len(ids) > 100:
        raise Refusal(400, "invalid-request")
    found = [{"id": one, "text": double.posts[one]["text"]} for one in ids if one in double.posts]
    if "public_metrics" in call.params.get("tweet.fields", [""])[0].split(","):
        found = [one | {"public_metrics": double.metrics.get(one["id"], {})} for one in found]
    problem = Refusal(404, "resource-not-found").body
    errors = [
        problem | {"resource_id": one, "value": one} for one in ids if one not in double.posts
    ]
    return 200, {**({"data": found} if found else {}), **({"errors": errors} if errors else {})}


def upload(double: Double, call: Called) -> tuple[int, Json]:
    name = double.number()
    double.media[name] = {"content": base64.b64decode(call.body["media"]), "alt": ""}
    return 200, {"data": _picture(double, name)}


def upload_status(double: Double, call: Called) -> tuple[int, Json]:
    double.work_left -= 1
    return 200, {"data": _picture(double, call.params["media_id"][0])}


def _picture(double: Double, name: str) -> Json:
    state = "in_progress" if double.work_left > 0 else "succeeded"
    return {"id": name, "processing_info": {"state": state}}


def describe(double: Double, call: Called) -> tuple[int, Json]:
    double.media[call.body["id"]]["alt"] = call.body["metadata"]["alt_text"]["text"]
    return 200, {"data": {"id": call.body["id"]}}


def own_posts(double: Double, call: Called, number: str) -> tuple[int, Json]:
    return _page([one["id"] for one in double.own()], double, call)


def mentions(double: Double, call: Called, number: str) -> tuple[int, Json]:
    code, page = _page(double.mentions, double, call)
    maya = {"id": "777", "username": "maya", "name": "Maya"}
    return code, page | {"includes": {"users": [maya]}}


def _page(numbers: list[str], double: Double, call: Called) -> tuple[int, Json]:
    """Newest first, from where the token says."""
    after = int(call.params.get("since_id", ["0"])[0])
    shown = sorted((int(one) for one in numbers if int(one) > after), reverse=True)
    start, limit = int(call.params.get("pagination_token", ["0"])[0]), 100
    page = [double.posts[str(one)] for one in shown[start : start + limit]]
    more = {"next_token": str(start + limit)} if len(shown) > start + limit else {}
    data = {"data": page} if page else {}
    return 200, {**data, "meta": {"result_count": len(page), **more}}


def us(double: Double, call: Called) -> tuple[int, Json]:
    return 200, {"data": {"id": US, "username": "townhall", "name": "Town hall"}}


METHODS: dict[str, Callable[..., tuple[int, Json]]] = {
    r"GET users/me": us,
    r"GET users/(\d+)/tweets": own_posts,
    r"GET users/(\d+)/mentions": mentions,
    r"POST tweets": publish,
    r"GET tweets": show_many,
    r"GET tweets/(\d+)": show,
    r"DELETE tweets/(\d+)": delete,
    r"POST media/upload": upload,
    r"GET media/upload": upload_status,
    r"POST media/metadata": describe,
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

        def _do(self, body: Any) -> None:
            address = urlsplit(self.path)
            call = Called(
                method=f"{self.command} {address.path.removeprefix('/2/')}",
                params=parse_qs(address.query),
                body=body,
                headers={name.lower(): value for name, value in self.headers.items()},
            )
            double.calls.append(call)
            try:
                if double.redirect:
                    raise Refusal(302, Location=double.redirect)
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
