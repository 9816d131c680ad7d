"""I8: hundreds of letters at the same moment are all stored, and what is forged is not."""

import asyncio
from collections import Counter
from collections.abc import Iterator

import httpx
import pytest
from django.db import connections

from clarion.config.asgi import application
from clarion.kit import clock
from clarion.postroom.actions import Letter
from clarion.postroom.api import hooks
from clarion.postroom.api.letterbox import Letterbox
from clarion.postroom.models import Arrival
from tests.makers.desk import Desk
from tests.makers.postroom import a_letter, an_event

GENUINE, TWICE, FORGED, NOBODYS = 300, 50, 60, 20


@pytest.fixture(autouse=True)
def _own_letterbox(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The letterbox belongs to one event loop, as each web process has one."""
    box = Letterbox()
    monkeypatch.setattr(hooks, "_letterbox", box)
    yield
    box._clerk.submit(connections.close_all).result()
    box._clerk.shutdown()


async def post_all(letters: list[Letter]) -> list[int]:
    """Post them all at once from one address; return how each was answered."""
    door = httpx.ASGITransport(app=application, client=("192.0.2.7", 50_000))
    async with httpx.AsyncClient(transport=door, base_url="http://127.0.0.1") as caller:
        answers = await asyncio.gather(
            *(
                caller.post(f"/hooks/{one.hook}/", content=one.body, headers=dict(one.headers))
                for one in letters
            )
        )
    return [answer.status_code for answer in answers]


def a_forged_letter(desk: Desk) -> Letter:
    genuine = a_letter(desk.account_id, an_event("forged"), at=clock.now())
    return Letter(
        hook=genuine.hook,
        headers={"x-fakenet-signature": f"t={int(genuine.received_at.timestamp())},v1={'0' * 64}"},
        body=genuine.body,
        received_at=genuine.received_at,
    )


def test_i8_a_burst_from_one_address_is_stored_and_what_is_unsigned_refused(desk: Desk) -> None:
    now = clock.now()
    genuine = [a_letter(desk.account_id, an_event(f"number {n}"), at=now) for n in range(GENUINE)]
    forged = [a_forged_letter(desk) for _ in range(FORGED)]
    nobodys = [
        Letter(hook="0" * 32, headers=one.headers, body=one.body, received_at=now)
        for one in genuine[:NOBODYS]
    ]
    answers = asyncio.run(post_all([*genuine, *forged, *genuine[:TWICE], *nobodys]))
    assert Counter(answers) == {200: GENUINE + TWICE, 401: FORGED, 404: NOBODYS}
    assert Arrival.objects.count() == GENUINE
    bodies = {bytes(body).decode() for body in Arrival.objects.values_list("body", flat=True)}
    assert not [body for body in bodies if "forged" in body]
