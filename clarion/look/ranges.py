"""A part of something large, as browsers ask for it when they show a film (RFC 9110, 14)."""

import re
from collections.abc import AsyncIterator, Callable, Iterator
from dataclasses import dataclass

from asgiref.sync import sync_to_async
from django.core.handlers.asgi import ASGIRequest
from django.db import connections
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase

# What one answer brings; a browser asks for the next part by itself.
PART_BYTES_MAX = 4 * 1024 * 1024
_RANGE = re.compile(r"bytes=(\d{0,15})-(\d{0,15})", re.ASCII)


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """From where, and how much. `whole`: nobody asked for a part."""

    start: int
    length: int
    whole: bool = False


def asked_for(header: str, size: int) -> Asked | None:
    """Return which part of so many bytes is wanted; None where there is no such part.

    What we do not understand, or several parts at once, may be answered with the whole.
    """
    found = _RANGE.fullmatch(header.strip())
    if found is None or found.groups() == ("", ""):
        return Asked(start=0, length=size, whole=True)
    first, last = found.groups()
    if not first:
        start, end = max(size - int(last), 0), size - 1
        if not int(last):
            return None
    else:
        start, end = int(first), min(int(last), size - 1) if last else size - 1
    if start >= size or end < start:
        return None
    return Asked(start=start, length=min(end - start + 1, PART_BYTES_MAX))


def said_range(*, start: int, length: int, size: int) -> str:
    """Return the header that says which part an answer brings."""
    return f"bytes {start}-{start + length - 1}/{size}"


def a_part(
    request: HttpRequest, *, size: int, mime: str, read: Callable[[int, int], bytes]
) -> HttpResponseBase:
    """Answer with the part that is asked for; `read` takes where it begins and how long it is."""
    asked = asked_for(request.headers.get("Range", ""), size)
    if asked is None:
        return HttpResponse(status=416, headers={"Content-Range": f"bytes */{size}"})
    headers = {"Accept-Ranges": "bytes", "X-Content-Type-Options": "nosniff"}
    if request.method == "HEAD":
        headers["Content-Length"] = str(asked.length)
    if asked.whole and request.method != "HEAD":
        headers["Content-Length"] = str(size)
        parts = _parts(size, read)
        # Asked by the server that waits for many at once, or by one that waits for this one only.
        follow = _in_turn(parts) if isinstance(request, ASGIRequest) else parts
        return StreamingHttpResponse(follow, content_type=mime, headers=headers)
    content = b"" if request.method == "HEAD" else read(asked.start, asked.length)
    if asked.whole:
        return HttpResponse(content, content_type=mime, headers=headers)
    headers["Content-Range"] = said_range(start=asked.start, length=asked.length, size=size)
    return HttpResponse(content, content_type=mime, headers=headers, status=206)


def _parts(size: int, read: Callable[[int, int], bytes]) -> Iterator[bytes]:
    """Read one part after the other, so that no more than one is ever held."""
    for start in range(0, size, PART_BYTES_MAX):
        yield read(start, min(PART_BYTES_MAX, size - start))


async def _in_turn(parts: Iterator[bytes]) -> AsyncIterator[bytes]:
    following = sync_to_async(lambda: _next(parts))
    while part := await following():
        yield part


def _next(parts: Iterator[bytes]) -> bytes:
    """Read on; whoever takes it slowly keeps no connection to the database meanwhile."""
    part = next(parts, b"")
    for one in connections.all(initialized_only=True):
        if not one.in_atomic_block:
            one.close()
    return part
