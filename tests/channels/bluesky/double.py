"""A double of a Bluesky server: a few lines that keep the protocol's shape, and fail on command.

It is ours and not Bluesky's. What it says is checked against the real servers in tests/peers.
"""

import base64
import json
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from hashlib import sha256
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit

Json = dict[str, Any]
US = "did:plc:townhall"
PASSWORD = "abcd-efgh-ijkl-mnop"


class Refusal(Exception):
    """An XRPC error."""

    def __init__(self, status: int, error: str, message: str = "", **headers: str) -> None:
        self.status, self.body, self.headers = status, {"error": error, "message": message}, headers


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

    method: str
    params: dict[str, list[str]]
    body: Any
    headers: dict[str, str]


@dataclass(slots=True)
class Double:
    """The state of the double, open to its tests."""

    url: str = ""
    records: dict[str, Json] = field(default_factory=dict)
    writes: int = 0
    notifications: list[Json] = field(default_factory=list)
    gone: set[str] = field(default_factory=set)
    hidden: set[str] = field(default_factory=set)
    counts: dict[str, Json] = field(default_factory=dict)
    handles: dict[str, str] = field(default_factory=lambda: {"townhall.example": US})
    calls: list[Called] = field(default_factory=list)
    faults: dict[str, Fault] = field(default_factory=dict)
    sessions: set[str] = field(default_factory=set)
    refreshes: set[str] = field(default_factory=set)
    status: str = ""
    page_max: int = 100
    redirect: str = ""
    serial: int = 0

    def fault(self, method: str, error: Exception, *, after: bool = False, times: int = 1) -> None:
        self.faults[method] = Fault(error=error, after=after, times=times)

    def called(self, method: str) -> list[Called]:
        return [call for call in self.calls if call.method == method]

    def session(self, *, hours: float = 2) -> Json:
        """Begin a session whose token says that it ends at noon, so many hours on."""
        self.serial += 1
        exp = 1795348800 + int(hours * 3600)
        claims = base64.urlsafe_b64encode(json.dumps({"exp": exp, "n": self.serial}).encode())
        token = f"e30.{claims.decode().rstrip('=')}.signature"
        refresh = f"refresh-token-number-{self.serial}"
        self.sessions.add(token)
        self.refreshes.add(refresh)
        return {
            "accessJwt": token,
            "refreshJwt": refresh,
            "did": US,
            "handle": "townhall.example",
            "active": not self.status,
            **({"status": self.status} if self.status else {}),
        }

    def answer(self, call: Called) -> Json:
        fault = self.faults.get(call.method)
        if fault is not None:
            fault.times -= 1
            if not fault.times:
                del self.faults[call.method]
        if fault is not None and not fault.after:
            raise fault.error
        said = METHODS[call.method](self, call)
        if fault is not None:
            raise fault.error
        return said

    def must_be_signed_in(self, call: Called) -> None:
        token = call.headers.get("authorization", "").removeprefix("Bearer ")
        if not token:
            raise Refusal(401, "AuthMissing", "Authentication Required")
        if token not in self.sessions:
            raise Refusal(400, "ExpiredToken", "Token has expired")


def create_session(double: Double, call: Called) -> Json:
    if call.body["password"] != PASSWORD or call.body["identifier"] not in {"townhall.example", US}:
        raise Refusal(401, "AuthenticationRequired", "Invalid identifier or password")
    return double.session()


def refresh_session(double: Double, call: Called) -> Json:
    token = call.headers.get("authorization", "").removeprefix("Bearer ")
    if token not in double.refreshes:
        raise Refusal(400, "ExpiredToken", "Token has been revoked")
    double.refreshes.remove(token)
    return double.session()


def get_session(double: Double, call: Called) -> Json:
    double.must_be_signed_in(call)
    said: Json = {"did": US, "handle": "townhall.example", "active": not double.status}
    return said | ({"status": double.status} if double.status else {})


def put_record(double: Double, call: Called) -> Json:
    double.must_be_signed_in(call)
    body = call.body
    uri = f"at://{US}/{body['collection']}/{body['rkey']}"
    written = json.dumps(body["record"], sort_keys=True)
    cid = "bafy" + sha256(written.encode()).hexdigest()[:40]
    known = double.records.get(uri)
    if known is not None and known["cid"] != cid and "swapRecord" in body:
        raise Refusal(400, "InvalidSwap", f"Record was at {known['cid']}")
    if known is None or known["cid"] != cid:
        double.records[uri] = {"uri": uri, "cid": cid, "value": body["record"]}
        double.writes += 1
    return {"uri": uri, "cid": cid, "validationStatus": "valid"}


def get_record(double: Double, call: Called) -> Json:
    repo, collection, rkey = (call.params[name][0] for name in ("repo", "collection", "rkey"))
    uri = f"at://{double.handles.get(repo, repo)}/{collection}/{rkey}"
    shown = {post["uri"]: post for post in double.notifications if post["uri"] not in double.gone}
    if uri in double.records:
        return double.records[uri]
    if uri in shown:
        return {"uri": uri, "cid": shown[uri]["cid"], "value": shown[uri]["record"]}
    raise Refusal(400, "RecordNotFound", f"Could not locate record: {uri}")


def upload_blob(double: Double, call: Called) -> Json:
    double.must_be_signed_in(call)
    ref = {"$link": "bafk" + sha256(call.body).hexdigest()[:40]}
    mime = call.headers["content-type"]
    return {
        "blob": {"$type": "blob", "ref": ref, "mimeType": mime, "size": len(call.body)},
    }


def resolve_handle(double: Double, call: Called) -> Json:
    handle = call.params["handle"][0]
    if handle not in double.handles:
        raise Refusal(400, "HandleNotFound", "Unable to resolve handle")
    return {"did": double.handles[handle]}


def list_notifications(double: Double, call: Called) -> Json:
    """Newest first; the cursor is a place, as opaque as the real one."""
    double.must_be_signed_in(call)
    wanted = call.params["reasons"]
    shown = sorted(
        (one for one in double.notifications if one["reason"] in wanted),
        key=lambda one: str(one["indexedAt"]),
        reverse=True,
    )
    shown = [one for one in shown if one["uri"] not in double.gone]
    before = call.params.get("cursor", ["9999"])[0]
    rest = [one for one in shown if one["indexedAt"] < before]
    page = rest[: min(int(call.params["limit"][0]), double.page_max)]
    more = len(rest) > len(page)
    return {"notifications": page, **({"cursor": page[-1]["indexedAt"]} if more else {})}


def get_posts(double: Double, call: Called) -> Json:
    double.must_be_signed_in(call)
    if len(call.params["uris"]) > 25:
        raise Refusal(400, "InvalidRequest", "uris must not have more than 25 elements")
    missing = double.gone | double.hidden
    shown = [uri for uri in call.params["uris"] if uri not in missing and _stands(double, uri)]
    return {"posts": [{"uri": uri, **double.counts.get(uri, {})} for uri in shown]}


def _stands(double: Double, uri: str) -> bool:
    """Of others every post stands; of ours, what was written and not deleted."""
    return not uri.startswith(f"at://{US}/") or uri in double.records


def delete_record(double: Double, call: Called) -> Json:
    double.must_be_signed_in(call)
    double.records.pop(f"at://{US}/{call.body['collection']}/{call.body['rkey']}", None)
    return {}


METHODS: dict[str, Callable[[Double, Called], Json]] = {
    "com.atproto.server.createSession": create_session,
    "com.atproto.server.refreshSession": refresh_session,
    "com.atproto.server.getSession": get_session,
    "com.atproto.repo.putRecord": put_record,
    "com.atproto.repo.deleteRecord": delete_record,
    "com.atproto.repo.getRecord": get_record,
    "com.atproto.repo.uploadBlob": upload_blob,
    "com.atproto.identity.resolveHandle": resolve_handle,
    "app.bsky.notification.listNotifications": list_notifications,
    "app.bsky.feed.getPosts": get_posts,
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

        def do_POST(self) -> None:
            content = self.rfile.read(int(self.headers.get("Content-Length", 0)))
            is_json = self.headers.get("Content-Type") == "application/json"
            self._do(json.loads(content) if is_json else content)

        def _do(self, body: Any) -> None:
            address = urlsplit(self.path)
            call = Called(
                method=address.path.removeprefix("/xrpc/"),
                params=parse_qs(address.query),
                body=body,
                headers={name.lower(): value for name, value in self.headers.items()},
            )
            double.calls.append(call)
            try:
                if double.redirect:
                    raise Refusal(302, "Moved", Location=double.redirect)
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

    return Handler
