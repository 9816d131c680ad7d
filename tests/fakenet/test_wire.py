"""Whatever bytes come in, FakeNet answers or hangs up, and goes on serving."""

import socket
from collections.abc import Iterator
from urllib.parse import urlsplit

import httpx
import pytest

import fakenet


def _send(net: fakenet.FakeNet, request: bytes) -> bytes:
    """What comes back until the other side hangs up."""
    address = urlsplit(net.url)
    with socket.create_connection((address.hostname, address.port), timeout=10) as connection:
        connection.sendall(request)
        connection.shutdown(socket.SHUT_WR)
        return b"".join(iter(lambda: connection.recv(65_536), b""))


@pytest.mark.parametrize(
    ("request_bytes", "status"),
    [
        (b"hello\r\n\r\n", b"400"),
        (b"GET http://[ HTTP/1.1\r\n\r\n", b"400"),
        (b"GET / HTTP/1.1\r\nNo colon\r\n\r\n", b"400"),
        (b"POST /v1/posts HTTP/1.1\r\nContent-Length: -1\r\n\r\n", b"400"),
        (b"POST /v1/posts HTTP/1.1\r\nContent-Length: many\r\n\r\n", b"400"),
        (b"POST /v1/posts HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n-5\r\n", b"400"),
        (b"POST /v1/posts HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\nFFFFFFFF\r\n", b"413"),
        (b"GET / HTTP/1.1\r\nX: " + b"x" * 70_000 + b"\r\n\r\n", b"431"),
    ],
)
def test_what_is_not_http_is_refused(
    net: fakenet.FakeNet, request_bytes: bytes, status: bytes
) -> None:
    assert _send(net, request_bytes).split(b" ")[1] == status
    assert httpx.get(net.url).status_code == 200


def test_half_a_request_is_forgotten(net: fakenet.FakeNet) -> None:
    assert _send(net, b"POST /v1/posts HTTP/1.1\r\nContent-Length: 10\r\n\r\n{") == b""
    assert _send(net, b"GET / HT") == b""
    assert net.seen() == []


def test_a_body_in_chunks_is_put_together(api: httpx.Client) -> None:
    def chunks() -> Iterator[bytes]:
        yield b'{"text": '
        yield b'"In two parts"}'

    assert api.post("/v1/posts", content=chunks()).json()["text"] == "In two parts"


def test_whoever_waits_to_be_told_to_go_on_is_told(net: fakenet.FakeNet) -> None:
    head = b"POST /v1/posts HTTP/1.1\r\nExpect: 100-continue\r\nContent-Length: 2\r\n\r\n{}"
    answer = _send(net, head)
    assert answer.startswith(b"HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 401 ")


def test_two_requests_on_one_connection_are_both_answered(net: fakenet.FakeNet) -> None:
    request = b"HEAD / HTTP/1.1\r\n\r\n"
    assert _send(net, request * 2).count(b"HTTP/1.1 200 OK") == 2


@pytest.mark.parametrize("body", [b'{"text": "\\ud800"}', b'{"text": NaN}', b"[1]", b"\xff"])
def test_words_that_cannot_be_written_down_are_refused(
    net: fakenet.FakeNet, api: httpx.Client, body: bytes
) -> None:
    assert api.post("/v1/posts", content=body).status_code == 400
    assert len(net.seen()) == 1


def test_a_clock_cannot_leave_the_calendar(net: fakenet.FakeNet) -> None:
    with pytest.raises(fakenet.Refused, match="skew_seconds"):
        net.skew(1e300)
