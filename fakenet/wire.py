"""HTTP/1.1 as bytes: small enough to be cut, garbled or held back wherever a fault says so."""

import asyncio
import json
import ssl
from collections.abc import Mapping
from dataclasses import dataclass, field
from email.utils import formatdate
from http import HTTPStatus
from typing import Any
from urllib.parse import parse_qsl, urlsplit

Json = dict[str, Any]

HEAD_BYTES_MAX = 65_536
BODY_BYTES_MAX = 32_000_000
JSON_TYPE = "application/json; charset=utf-8"
CHUNK_BYTES = 65_536


class Unreadable(Exception):
    """What came in is not HTTP that this server takes."""

    def __init__(self, status: int) -> None:
        self.status = status
        super().__init__(str(status))


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    method: str
    path: str
    query: dict[str, str]
    headers: dict[str, str]  # names in lower case
    body: bytes

    @property
    def keeps_open(self) -> bool:
        return self.headers.get("connection", "").lower() != "close"


@dataclass(slots=True, kw_only=True)
class Answer:
    status: int = 200
    body: bytes = b""
    content_type: str = JSON_TYPE
    headers: dict[str, str] = field(default_factory=dict)
    promised_bytes: int | None = None  # a Content-Length that is a lie; the connection is cut after


def json_answer(content: object, status: int = 200, **headers: str) -> Answer:
    # Half a surrogate pair is no UTF-8; escaped with a backslash it is still JSON.
    body = json.dumps(content, ensure_ascii=False).encode(errors="backslashreplace")
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return Answer(status=status, body=body, headers=named)


async def read_request(
    reader: asyncio.StreamReader, writer: asyncio.StreamWriter
) -> Request | None:
    """The next request on this connection, or None when the other side has gone."""
    try:
        head = await reader.readuntil(b"\r\n\r\n")
    except (asyncio.IncompleteReadError, ConnectionError):
        return None
    except asyncio.LimitOverrunError:
        raise Unreadable(431) from None
    lines = head.decode("latin-1").split("\r\n")
    try:
        method, target, _version = lines[0].split(" ")
        headers = _headers(lines[1:])
        address = urlsplit(target)
    except ValueError:
        raise Unreadable(400) from None
    if headers.get("expect", "").lower() == "100-continue":
        writer.write(b"HTTP/1.1 100 Continue\r\n\r\n")
    try:
        body = await _read_body(reader, headers)
    except (asyncio.IncompleteReadError, ConnectionError):
        return None
    return Request(
        method=method,
        path=address.path,
        query=dict(parse_qsl(address.query, keep_blank_values=True)),
        headers=headers,
        body=body,
    )


def write_answer(writer: asyncio.StreamWriter, answer: Answer, *, head: bool, at: float) -> None:
    length = len(answer.body) if answer.promised_bytes is None else answer.promised_bytes
    headers = {
        "Content-Type": answer.content_type,
        "Content-Length": str(length),
        "Date": formatdate(at, usegmt=True),
        "Server": "FakeNet",
        **answer.headers,
    }
    if answer.status == HTTPStatus.NO_CONTENT:
        del headers["Content-Type"], headers["Content-Length"]
    lines = [f"HTTP/1.1 {answer.status} {_phrase(answer.status)}"]
    lines += [f"{name}: {value}" for name, value in headers.items()]
    writer.write("\r\n".join([*lines, "", ""]).encode("latin-1"))
    if not head and answer.status != HTTPStatus.NO_CONTENT:
        writer.write(answer.body)


async def post(url: str, body: bytes, headers: Mapping[str, str]) -> int:
    """Send a body to an address and give back the status of the answer. OSError if it cannot."""
    address = urlsplit(url)
    secure = ssl.create_default_context() if address.scheme == "https" else None
    port = address.port or (443 if secure else 80)
    reader, writer = await asyncio.open_connection(address.hostname, port, ssl=secure)
    try:
        lines = [
            f"POST {address.path or '/'}{'?' + address.query if address.query else ''} HTTP/1.1",
            f"Host: {address.netloc}",
            f"Content-Length: {len(body)}",
            "Content-Type: application/json",
            "Connection: close",
            *(f"{name}: {value}" for name, value in headers.items()),
        ]
        writer.write("\r\n".join([*lines, "", ""]).encode("latin-1") + body)
        await writer.drain()
        return await _read_status(reader)
    finally:
        writer.close()


async def _read_status(reader: asyncio.StreamReader) -> int:
    line = await reader.readline()
    try:
        return int(line.split(b" ", 2)[1])
    except (IndexError, ValueError):
        raise ConnectionError("the answer is not HTTP") from None


async def _read_body(reader: asyncio.StreamReader, headers: Mapping[str, str]) -> bytes:
    if headers.get("transfer-encoding", "").lower() == "chunked":
        return await _read_chunks(reader)
    length = _size(headers.get("content-length", "0"), base=10)
    if length > BODY_BYTES_MAX:
        raise Unreadable(413)
    return await reader.readexactly(length)


async def _read_chunks(reader: asyncio.StreamReader) -> bytes:
    body = bytearray()
    while True:
        size = _size((await reader.readline()).split(b";")[0].decode("latin-1"), base=16)
        if len(body) + size > BODY_BYTES_MAX:
            raise Unreadable(413)
        body += await reader.readexactly(size)
        await reader.readline()
        if size == 0:
            return bytes(body)


def _size(text: str, *, base: int) -> int:
    try:
        size = int(text, base)
    except ValueError:
        raise Unreadable(400) from None
    if size < 0:
        raise Unreadable(400)
    return size


def _headers(lines: list[str]) -> dict[str, str]:
    pairs = (line.split(":", 1) for line in lines if line)
    return {name.strip().lower(): value.strip() for name, value in pairs}


def _phrase(status: int) -> str:
    try:
        return HTTPStatus(status).phrase
    except ValueError:
        return "Unknown"
