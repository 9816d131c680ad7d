"""A server for doubles of Meta's Graph APIs: it takes calls, and fails as it is told."""

import json
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit

from tests.channels.facebook.double import Cut, Refusal

Json = dict[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Called:
    """A call that came; the path is without the version, `said` is what its body said."""

    method: str
    path: str
    params: dict[str, str]
    token: str
    said: Json


@contextmanager
def serving(answer: Callable[[Called], Json]) -> Iterator[str]:
    """Serve until the block ends; give its address."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), _conversation(answer))
    thread = threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join(10)


def page_of(things: list[Json], params: dict[str, str]) -> Json:
    """Return a page of a list that is kept the oldest first, the newest first."""
    begin, limit = int(params.get("after", 0)), int(params["limit"])
    end = begin + limit
    paging: Json = {"cursors": {"after": str(end)}}
    if end < len(things):
        paging["next"] = "https://next.example"
    return {"data": things[::-1][begin:end], "paging": paging}


def insights_of(post: Json, counted: Json | None, params: dict[str, str]) -> Json:
    """Return the metrics of a post that are asked for, of which there may be none."""
    asked = params["metric"].split(",")
    counts = dict.fromkeys(asked, 0) if counted is None else counted
    return {
        "data": [
            {
                "name": name,
                "period": "lifetime",
                "values": [{"value": counts[name]}],
                "id": f"{post['id']}/insights/{name}/lifetime",
            }
            for name in asked
            if name in counts
        ]
    }


def _conversation(answer: Callable[[Called], Json]) -> type[BaseHTTPRequestHandler]:
    class Conversation(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self._do()

        def do_POST(self) -> None:
            self._do()

        def do_DELETE(self) -> None:
            self._do()

        def _do(self) -> None:
            address = urlsplit(self.path)
            body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
            call = Called(
                method=self.command,
                path=address.path.lstrip("/").partition("/")[2],
                params={name: said[0] for name, said in parse_qs(address.query).items()},
                token=self.headers.get("Authorization", "").removeprefix("Bearer "),
                said=json.loads(body or b"{}"),
            )
            try:
                self._say(200, answer(call), {})
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
