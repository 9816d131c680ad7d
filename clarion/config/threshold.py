"""Nobody hands in more at once than a letter with all its files: the rest is not even read.

Django writes a body of any size to disk before it asks what the body is for, so we count first.
"""

import re
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
# One film, on the one address where a film is taken in. It goes to disk while it comes.
FILM_BODY_BYTES_MAX = 101_000_000
_FILM_ADDRESS = re.compile(r"/[\w-]+/publish/pictures/film/")

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
        most = _most(scope)
        counted = _Counted(receive, most=most)
        if _declared(scope) <= most:
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
    most: int = BODY_BYTES_MAX
    size: int = 0

    @property
    def too_large(self) -> bool:
        return self.size > self.most

    async def __call__(self) -> ASGIReceiveEvent:
        event = await self.receive()
        if event["type"] == "http.request":
            self.size += len(event.get("body", b""))
        return {"type": "http.disconnect"} if self.too_large else event


def _most(scope: HTTPScope) -> int:
    """Return how much this address takes."""
    takes_film = scope["method"] == "POST" and _FILM_ADDRESS.fullmatch(scope["path"])
    return FILM_BODY_BYTES_MAX if takes_film else BODY_BYTES_MAX


def _declared(scope: HTTPScope) -> int:
    """Return how long the caller says it is; what is no number is counted while it comes."""
    said = dict(scope["headers"]).get(b"content-length", b"")
    return number_of(said.decode("latin-1")) or 0


async def _turn_away(send: ASGISendCallable) -> None:
    said = gettext("This is too large. Five files at most go with one letter, 8 MB each.")
    film = gettext("A film has up to 100 MB.")
    body = f"{said} {film}".encode()
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
