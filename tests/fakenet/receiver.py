"""A small server that takes webhooks, as a subscriber would."""

import json
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import fakenet

PATIENCE_SECONDS = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class Webhook:
    headers: dict[str, str]
    body: bytes
    content: dict[str, Any]

    @property
    def event(self) -> dict[str, Any]:
        event: dict[str, Any] = self.content["events"][0]
        return event

    def is_signed_with(self, secret: str) -> bool:
        signature = self.headers.get("X-Fakenet-Signature", "")
        fields = dict(part.partition("=")[::2] for part in signature.split(","))
        if not fields.get("t", "").isdigit():
            return False
        return fields["v1"] == fakenet.sign(secret, int(fields["t"]), self.body)


@dataclass(slots=True)
class Receiver:
    url: str = ""
    webhooks: list[Webhook] = field(default_factory=list)
    statuses: list[int] = field(default_factory=list)  # what to answer, in turn; then 200

    def wait_for(self, count: int) -> list[Webhook]:
        """The webhooks, as soon as there are so many of them."""
        until(lambda: len(self.webhooks) >= count)
        return self.webhooks

    def texts(self) -> list[str]:
        return [webhook.event["post"]["text"] for webhook in self.webhooks]


def until(happened: Callable[[], bool]) -> None:
    """Wait for something that must happen soon, and fail if it does not."""
    deadline = time.monotonic() + PATIENCE_SECONDS
    while not happened():
        assert time.monotonic() < deadline, "it did not happen in time"
        time.sleep(0.01)


@contextmanager
def receiving() -> Iterator[Receiver]:
    receiver = Receiver()

    class Door(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            webhook = Webhook(headers=dict(self.headers), body=body, content=json.loads(body))
            receiver.webhooks.append(webhook)
            self.send_response(receiver.statuses.pop(0) if receiver.statuses else 200)
            self.end_headers()

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - its name there
            """Quiet: the tests look at what came, not at a log."""

    class Listener(ThreadingHTTPServer):
        request_queue_size = 128

    with Listener(("127.0.0.1", 0), Door) as server:
        receiver.url = f"http://127.0.0.1:{server.server_address[1]}/hook"
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
        thread.start()
        try:
            yield receiver
        finally:
            server.shutdown()
            thread.join()
