"""What a network is told when it calls a hook."""

import asyncio
import json
from collections.abc import Iterator
from typing import Any

import pytest
from django.db import connections

import fakenet
from clarion.kit import clock
from clarion.postroom.actions import Letter
from clarion.postroom.api.hooks import BYTES_MAX, _letterbox, hooks
from clarion.postroom.models import Arrival
from tests.makers.desk import Desk, a_desk, an_account
from tests.makers.postroom import a_letter, an_event


@pytest.fixture
def desk(settings: object, committed: None) -> Iterator[Desk]:
    with fakenet.running() as net:
        settings.ALLOWED_PRIVATE_HOSTS = [net.url.removeprefix("http://")]  # type: ignore[attr-defined]
        yield a_desk(net)
    _letterbox._clerk.submit(connections.close_all).result()


def call(
    letter: Letter, *, method: str = "POST", parts: list[bytes] | None = None, cut: bool = False
) -> tuple[int, Any, list[dict[str, Any]]]:
    """Call as a web server does; return status, answer and what was left unread."""
    pieces = parts or [letter.body]
    coming = [
        {"type": "http.request", "body": piece, "more_body": cut or n + 1 < len(pieces)}
        for n, piece in enumerate(pieces)
    ]
    said: list[dict[str, Any]] = []

    async def receive() -> dict[str, Any]:
        return coming.pop(0) if coming else {"type": "http.disconnect"}

    async def send(event: dict[str, Any]) -> None:
        said.append(event)

    headers = [(name.encode(), words.encode()) for name, words in letter.headers.items()]
    path = f"/hooks/{letter.hook}/"
    scope: Any = {"type": "http", "method": method, "path": path, "headers": headers}
    asyncio.run(hooks(scope, receive, send))  # type: ignore[arg-type]  # plain dictionaries will do
    if not said:
        return 0, None, coming
    return said[0]["status"], json.loads(said[1]["body"]), coming


def test_answers_once_it_is_on_disk(desk: Desk) -> None:
    letter = a_letter(desk.account_id, an_event(), at=clock.now())
    assert call(letter)[:2] == (200, {"status": "stored"})
    assert Arrival.objects.count() == 1


def test_takes_a_letter_in_pieces(desk: Desk) -> None:
    letter = a_letter(desk.account_id, an_event(), at=clock.now())
    assert call(letter, parts=[letter.body[:10], letter.body[10:]])[0] == 200


def test_i19_tells_a_forger_and_a_stray_apart(desk: Desk) -> None:
    other = an_account(desk.net, by=desk.chief, handle="roads")
    forged = a_letter(desk.account_id, an_event(), signed_by=other, at=clock.now())
    assert call(forged)[:2] == (401, {"status": "forged"})
    stray = Letter(hook="nowhere", headers={}, body=b"{}", received_at=clock.now())
    assert call(stray)[:2] == (404, {"status": "nobody"})
    assert not Arrival.objects.exists()


def test_takes_only_what_is_posted(desk: Desk) -> None:
    letter = a_letter(desk.account_id, an_event(), at=clock.now())
    assert call(letter, method="GET")[0] == 405


def test_reads_no_further_than_the_limit_whatever_was_declared(desk: Desk) -> None:
    letter = a_letter(desk.account_id, an_event(), at=clock.now())
    status, _, unread = call(letter, parts=[b"x" * BYTES_MAX] * 3)
    assert status == 413
    assert len(unread) == 1


def test_says_nothing_to_whoever_has_hung_up(desk: Desk) -> None:
    letter = a_letter(desk.account_id, an_event(), at=clock.now())
    assert call(letter, parts=[letter.body[:10]], cut=True)[0] == 0
    assert not Arrival.objects.exists()
