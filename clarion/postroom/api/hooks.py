"""A network calls: at /hooks/<account>/ it is answered once what it brought is on disk.

These calls come by the thousand and need nothing of what a page needs (no session, no cookie, no
language), so they are answered at the threshold, before Django is asked.
"""

import json
from http import HTTPStatus

from asgiref.typing import ASGIReceiveCallable, ASGISendCallable, HTTPScope

from clarion.kit import clock
from clarion.postroom.actions import Letter, Verdict
from clarion.postroom.api.letterbox import Full, Letterbox

PATH = "/hooks/"
# Larger than any network's event; it is read no further than this.
BYTES_MAX = 1_000_000
_AGAIN = [(b"retry-after", b"5")]

_STATUS = {
    Verdict.STORED: HTTPStatus.OK,
    Verdict.FORGED: HTTPStatus.UNAUTHORIZED,
    Verdict.NOBODY: HTTPStatus.NOT_FOUND,
}
_letterbox = Letterbox()


class HungUp(Exception):
    """Whoever called is gone before everything was said."""


class TooLarge(Exception):
    """More was sent than any event has."""


async def hooks(scope: HTTPScope, receive: ASGIReceiveCallable, send: ASGISendCallable) -> None:
    """Take one letter. The signature, not the address, says whose it is."""
    if scope["method"] != "POST":
        await _answer(send, HTTPStatus.METHOD_NOT_ALLOWED, "post it")
        return
    try:
        verdict = await _letterbox.put(await _letter(scope, receive))
    except HungUp:
        return
    except TooLarge:
        await _answer(send, HTTPStatus.REQUEST_ENTITY_TOO_LARGE, "too large")
    except Full:
        await _answer(send, HTTPStatus.SERVICE_UNAVAILABLE, "come again", more=_AGAIN)
    else:
        await _answer(send, _STATUS[verdict], verdict.value)


async def _letter(scope: HTTPScope, receive: ASGIReceiveCallable) -> Letter:
    return Letter(
        hook=scope["path"].removeprefix(PATH).strip("/"),
        headers={name.decode("latin-1"): said.decode("latin-1") for name, said in scope["headers"]},
        body=await _body(receive),
        received_at=clock.now(),
    )


async def _body(receive: ASGIReceiveCallable) -> bytes:
    parts, size, more = [], 0, True
    while more:
        event = await receive()
        if event["type"] != "http.request":
            raise HungUp
        parts.append(event["body"])
        size += len(event["body"])
        more = event["more_body"]
        if size > BYTES_MAX:
            raise TooLarge
    return b"".join(parts)


async def _answer(
    send: ASGISendCallable,
    status: HTTPStatus,
    words: str,
    *,
    more: list[tuple[bytes, bytes]] | None = None,
) -> None:
    body = json.dumps({"status": words}).encode()
    length = str(len(body)).encode()
    headers = [(b"content-type", b"application/json"), (b"content-length", length), *(more or ())]
    await send(
        {
            "type": "http.response.start",
            "status": status,
            "headers": headers,
            "trailers": False,
        }
    )
    await send({"type": "http.response.body", "body": body, "more_body": False})
