"""Every source, whatever a server answers: it says how it failed, and goes on from there."""

import socket
import time
from collections.abc import Callable

import pytest

from clarion.channels import listened
from clarion.channels.contract import Access, Failure, Harvest, Reason
from tests.channels.scripted import answering, reply
from tests.channels.sources.looking import look as whole_look

Speaker = Callable[[socket.socket, bytes], None]

# Where each kind keeps its bookmark, as it stands after a first look.
CURSORS = {"feed": '{"seen": []}', "mastodon": "50", "bluesky": "1776153600000000", "repos": "7"}
PATHS = {"feed": "/feed", "mastodon": "/tags/millbrook", "bluesky": "", "repos": ""}


def hangs_up(line: socket.socket, request: bytes) -> None:
    """Say nothing at all."""


def half(line: socket.socket, request: bytes) -> None:
    line.sendall(b"HTTP/1.1 200 x\r\nContent-Length: 99999\r\n\r\n<rss>")


def drips(line: socket.socket, request: bytes) -> None:
    """Send a byte now and then, for ever."""
    line.sendall(b"HTTP/1.1 200 x\r\nContent-Type: application/xml\r\n\r\n")
    end = time.monotonic() + 60
    while time.monotonic() < end:
        line.sendall(b" ")
        time.sleep(0.2)


def floods(line: socket.socket, request: bytes) -> None:
    line.sendall(b"HTTP/1.1 200 x\r\n\r\n")
    while True:
        line.sendall(b"x" * 1_000_000)


def endless_headers(line: socket.socket, request: bytes) -> None:
    line.sendall(b"HTTP/1.1 200 x\r\n")
    while True:
        line.sendall(b"X-More: " + b"x" * 8_000 + b"\r\n")


FAULTS: dict[str, bytes | Speaker] = {
    "unauthorized": reply(401),
    "forbidden": reply(403),
    "not found": reply(404),
    "gone": reply(410),
    "too many": reply(429, Retry_After="60"),
    "broken": reply(500),
    "overloaded": reply(503, Retry_After="soon"),
    "unknown status": reply(799),
    "no HTTP": b"SSH-2.0-OpenSSH_9.2\r\n",
    "a page": reply(200, b"<!doctype html><title>Sign in</title>", Content_Type="text/html"),
    "nothing": reply(200),
    "noise": reply(200, bytes(range(256)) * 40),
    "JSON of another kind": reply(200, b'{"error": [[[]]]}', Content_Type="application/json"),
    "packed noise": reply(200, b"\x1f\x8b\x08\x00" + b"\xff" * 500, Content_Encoding="gzip"),
    "sent further in": reply(302, Location="http://127.0.0.2:9/secret"),
    "sent round and round": reply(302, Location="/feed"),
    "hangs up": hangs_up,
    "half": half,
    "drips": drips,
    "floods": floods,
    "endless headers": endless_headers,
}


def look(kind: str, access: Access) -> Harvest | Failure:
    """Look once, as it is done every few seconds; anything but these two would be a bug."""
    try:
        return whole_look(listened.pick(kind), access, CURSORS[kind])
    except Failure as failure:
        return failure


@pytest.fixture(autouse=True)
def _no_patience(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("clarion.channels.http.CONVERSATION_SECONDS_MAX", 1.5)
    monkeypatch.setattr("clarion.channels.socket.OPEN_SECONDS_MAX", 1.5)


@pytest.mark.parametrize("fault", FAULTS)
@pytest.mark.parametrize("kind", CURSORS)
def test_a_bad_answer_is_a_failure_that_says_why(kind: str, fault: str) -> None:
    began = time.monotonic()
    with answering(FAULTS[fault]) as server:
        scheme = "ws" if kind in {"bluesky", "repos"} else "http"
        access = Access(
            account_id=1,
            address=f"{scheme}://{server.host}{PATHS[kind]}",
            allowed_hosts=frozenset({server.host}),
        )
        found = look(kind, access)
    assert time.monotonic() - began < 20
    if isinstance(found, Harvest):
        # A server that says nothing new is believed; one that makes no sense has said nothing.
        assert found.items == ()
        assert fault in {"nothing", "a page", "noise", "JSON of another kind"}
    else:
        assert found.evidence
        assert "\n" not in found.evidence
        assert isinstance(found.reason, Reason)
