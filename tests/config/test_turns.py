"""A crowd waits its turn, keeps nobody of ours out, and is asked to come again in the end."""

import asyncio
from http import HTTPStatus

import httpx
import pytest
from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseBase

from clarion.config import turns
from clarion.config.postgres.configuration import CONNECTIONS_MAX
from clarion.config.turns import COLLEAGUES_AT_ONCE, CROWD_AT_ONCE, Turns
from tests.house.house import House
from tests.peers.waiting import wait_until

CROWD = 250  # more than the database has connections
PATIENCE = 120.0


class Hall:
    """A view that lets nobody go before its doors are opened; it counts who is inside."""

    def __init__(self) -> None:
        self.doors = asyncio.Event()
        self.inside = self.most = 0

    async def __call__(self, request: HttpRequest) -> HttpResponse:
        self.inside += 1
        self.most = max(self.most, self.inside)
        await self.doors.wait()
        self.inside -= 1
        return HttpResponse("seen")


def asked(*, colleague: bool = False) -> HttpRequest:
    request = HttpRequest()
    if colleague:
        request.COOKIES[settings.SESSION_COOKIE_NAME] = "x"
    return request


async def come(
    front: Turns, hall: Hall, many: int, *, colleague: bool = False
) -> list[asyncio.Task[HttpResponseBase]]:
    """Let so many come at once, and give those a moment who need not wait."""
    who = [front.take(asked(colleague=colleague), hall) for _ in range(many)]
    tasks = [asyncio.create_task(one) for one in who]
    for _ in range(50):
        await asyncio.sleep(0)
    return tasks


def test_a_crowd_waits_and_everybody_is_seen() -> None:
    async def story() -> None:
        hall = Hall()
        front = Turns()
        crowd = await come(front, hall, 10 * CROWD_AT_ONCE)
        assert hall.inside == CROWD_AT_ONCE
        hall.doors.set()
        answers = await asyncio.gather(*crowd)
        assert {one.status_code for one in answers} == {200}
        assert (hall.most, hall.inside) == (CROWD_AT_ONCE, 0)

    asyncio.run(story())


def test_whoever_works_here_does_not_stand_behind_the_crowd() -> None:
    async def story() -> None:
        hall = Hall()
        front = Turns()
        crowd = await come(front, hall, 10 * CROWD_AT_ONCE)
        ours = await come(front, hall, COLLEAGUES_AT_ONCE, colleague=True)
        assert hall.inside == CROWD_AT_ONCE + COLLEAGUES_AT_ONCE
        hall.doors.set()
        await asyncio.gather(*crowd, *ours)

    asyncio.run(story())


def test_whoever_waits_too_long_is_asked_to_come_again(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(turns, "WAIT_SECONDS_MAX", 0.01)

    async def story() -> None:
        hall = Hall()
        front = Turns()
        crowd = await come(front, hall, CROWD_AT_ONCE + 1)
        busy = await crowd[-1]
        assert busy.status_code == HTTPStatus.SERVICE_UNAVAILABLE
        assert busy["Retry-After"] == "5"
        hall.doors.set()
        await asyncio.gather(*crowd)
        (again,) = await asyncio.gather(*await come(front, hall, 1))
        assert again.status_code == 200, "a place that was given up is free"

    asyncio.run(story())


@pytest.mark.peer
def test_a_crowd_leaves_connections_for_those_who_send(house: House) -> None:
    async def look(client: httpx.AsyncClient) -> int:
        return (await client.get(f"{house.url}/health")).status_code

    async def all_at_once() -> set[int]:
        limits = httpx.Limits(max_connections=CROWD)
        async with httpx.AsyncClient(timeout=PATIENCE, limits=limits) as client:
            return set(await asyncio.gather(*(look(client) for _ in range(CROWD))))

    wait_until(lambda: house.health().status_code == 200, what="every lane's sign of life")
    assert asyncio.run(all_at_once()) == {200}
    database = house.database()
    assert database is not None
    assert len(database.children()) < CONNECTIONS_MAX - COLLEAGUES_AT_ONCE
