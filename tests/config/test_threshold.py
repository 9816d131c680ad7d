"""How much one request may bring, whatever it declares."""

import asyncio
from typing import Any

import pytest

from clarion.config.threshold import BODY_BYTES_MAX, FILM_BODY_BYTES_MAX, limited
from clarion.postroom.actions import UPLOAD_BYTES_MAX, UPLOADS_MAX

WORDS_AND_WRAPPING = 1_000_000
PIECE = b"x" * 4_000_000


def call(
    pieces: list[bytes], *, declared: str | None = None, path: str = "/wick/write/"
) -> tuple[int, list[bytes], list[dict[str, Any]]]:
    """Post as a web server does; return status, what the pages read, what was left unread."""
    coming = [{"type": "http.request", "body": one, "more_body": True} for one in pieces]
    coming[-1]["more_body"] = False
    read: list[bytes] = []
    said: list[dict[str, Any]] = []

    async def pages(scope: Any, receive: Any, send: Any) -> None:
        event: dict[str, Any] = {"more_body": True}
        while event["more_body"]:
            event = await receive()
            if event["type"] == "http.disconnect":
                return
            read.append(event["body"])
        await send({"type": "http.response.start", "status": 200, "headers": []})

    async def receive() -> Any:
        return coming.pop(0)

    async def send(event: Any) -> None:
        said.append(event)

    headers = [] if declared is None else [(b"content-length", declared.encode())]
    scope = {"type": "http", "method": "POST", "path": path, "headers": headers}
    asyncio.run(limited(pages)(scope, receive, send))  # type: ignore[arg-type]  # a coroutine
    starts = [event["status"] for event in said if event["type"] == "http.response.start"]
    assert len(starts) == 1
    return starts[0], read, coming


def test_lets_a_letter_with_all_its_files_pass() -> None:
    assert UPLOADS_MAX * UPLOAD_BYTES_MAX + WORDS_AND_WRAPPING <= BODY_BYTES_MAX
    full = [PIECE] * (BODY_BYTES_MAX // len(PIECE))
    status, read, _ = call(full, declared=str(BODY_BYTES_MAX))
    assert (status, len(read)) == (200, len(full))


def test_turns_away_what_declares_too_much_and_reads_nothing() -> None:
    status, read, unread = call([b"x", b"x"], declared=str(BODY_BYTES_MAX + 1))
    assert (status, read, len(unread)) == (413, [], 2)


@pytest.mark.parametrize("declared", [None, "10", "many"])
def test_stops_reading_at_the_limit_whatever_was_declared(declared: str | None) -> None:
    pieces = [PIECE] * (BODY_BYTES_MAX // len(PIECE)) + [b"x", b"x", b"x"]
    status, read, unread = call(pieces, declared=declared)
    assert status == 413
    assert len(b"".join(read)) == BODY_BYTES_MAX
    assert len(unread) == 2


def test_lets_a_film_pass_where_films_are_taken_in_and_nowhere_else() -> None:
    declared, film = str(FILM_BODY_BYTES_MAX), "/wick/publish/pictures/film/"
    assert call([b"x"], declared=declared, path=film)[0] == 200
    assert call([b"x"], declared=declared)[0] == 413
    assert call([b"x"], declared=str(FILM_BODY_BYTES_MAX + 1), path=film)[0] == 413
    pieces = [PIECE] * (FILM_BODY_BYTES_MAX // len(PIECE) + 2)
    status, read, _ = call(pieces, path=film)
    assert status == 413
    assert len(b"".join(read)) <= FILM_BODY_BYTES_MAX
