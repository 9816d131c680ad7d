"""Nobody hands in more at once than a letter with all its files: the rest is not even read.

Django writes a body of any size to disk before it asks what the body is for, so we count first.
"""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any

from asgiref.typing import (
    ASGIReceiveCallable,
    ASGIReceiveEvent,
    ASGISendCallable,
    HTTPScope,
    Scope,
)
from django.utils.translation import gettext

from clarion.kit.numbers import number_of

# A letter's five files of 8 MB, its words, and the wrapping that browsers put around them.
BODY_BYTES_MAX = 48_000_000

# Django types its own application more loosely than the standard does.
_Application = Callable[[Any, Any, Any], Awaitable[None]]


def limited(pages: _Application) -> _Application:
    """Return the same pages; a request that brings too much is answered 413 instead."""

    async def application(
        scope: Scope, receive: ASGIReceiveCallable, send: ASGISendCallable
    ) -> None:
        if scope["type"] != "http":
            await pages(scope, receive, send)
            return
        counted = _Counted(receive)
        if _declared(scope) <= BODY_BYTES_MAX:
            await pages(scope, counted, send)
            if not counted.too_large:
                return
        await _turn_away(send)

    return application


@dataclass(slots=True)
class _Counted:
    """Passes on what comes, until it is too much: then it says that the caller has hung up.

    Django drops what it has of an interrupted request and answers nothing, so that we can.
    """

    receive: ASGIReceiveCallable
    size: int = 0

    @property
    def too_large(self) -> bool:
        return self.size > BODY_BYTES_MAX

    async def __call__(self) -> ASGIReceiveEvent:
        event = await self.receive()
        if event["type"] == "http.request":
            self.size += len(event.get("body", b""))
        return {"type": "http.disconnect"} if self.too_large else event


def _declared(scope: HTTPScope) -> int:
    """Return how long the caller says it is; what is no number is counted while it comes."""
    said = dict(scope["headers"]).get(b"content-length", b"")
    return number_of(said.decode("latin-1")) or 0


async def _turn_away(send: ASGISendCallable) -> None:
    body = gettext("This is too large. Five files at most go with one letter, 8 MB each.").encode()
    await send(
        {
            "type": "http.response.start",
            "status": HTTPStatus.REQUEST_ENTITY_TOO_LARGE,
            "headers": [
                (b"content-type", b"text/plain; charset=utf-8"),
                (b"content-length", str(len(body)).encode()),
                (b"connection", b"close"),  # what was not read is not the next request
            ],
            "trailers": False,
        }
    )
    await send({"type": "http.response.body", "body": body, "more_body": False})
