"""News for the open screens: in the words that their script knows, while somebody listens."""

import asyncio
from collections.abc import AsyncIterator
from typing import Any

import pytest
from asgiref.sync import sync_to_async
from django.db import transaction
from django.test import AsyncClient

from clarion.desk.web import live as door
from clarion.kit import live
from clarion.people import queries as people
from tests.makers.people import an_actor, an_office
from tests.screens.conftest import Screen

LIVE = "/millbrook/desk/live/"
PATIENCE_SECONDS = 30


def test_rings_for_danger_to_life() -> None:
    news = {"topic": "case:7", "case": 7, "news": True, "urgent": True, "words": "wont wake"}
    change, every, urgent = door.events_of(news, "millbrook")
    assert every == door.event("change", {"about": "cases"})
    assert change == 'event: change\ndata: {"about": "case:7"}\n\n'
    assert '"url": "/millbrook/desk/row/7/"' in urgent
    assert "wont wake" in urgent


def test_counts_what_arrives_and_only_renews_what_changes() -> None:
    arrived = {"topic": "case:7", "case": 7, "news": True, "urgent": False, "words": ""}
    assert [one.split("\n")[0] for one in door.events_of(arrived, "millbrook")] == [
        "event: change",
        "event: change",
        "event: news",
    ]
    looked = {"topic": "looking:7"}
    assert list(door.events_of(looked, "millbrook")) == [
        door.event("change", {"about": "looking:7"})
    ]


def test_has_screens_look_for_themselves_after_a_gap() -> None:
    assert list(door.events_of({"topic": "look_again"}, "millbrook")) == [door.event("again", {})]


def test_refuses_more_screens_than_it_can_feed(settings: Any, screen: Screen) -> None:
    settings.LIVE_SCREENS_MAX = 0
    screen.sign_in(an_actor(office_id=an_office(slug="millbrook")))
    answer = screen.client.get(LIVE)
    assert (answer.status_code, answer.headers["Retry-After"]) == (503, "5")


def test_asks_a_stranger_to_sign_in(screen: Screen) -> None:
    an_office(slug="millbrook")
    answer = screen.client.get(LIVE, headers={"Accept": "text/event-stream"})
    assert answer.status_code == 401


def test_tells_an_open_screen_what_happens_in_its_own_office(
    monkeypatch: pytest.MonkeyPatch, committed: None
) -> None:
    monkeypatch.setattr(door, "_HEARTBEAT_SECONDS", 0.2)
    monkeypatch.setattr(door, "_LASTS_SECONDS", 30.0)
    office_id, other_id = an_office(slug="millbrook"), an_office()
    actor = an_actor(office_id=office_id)

    async def scene() -> list[str]:
        client = AsyncClient()
        await client.aforce_login(
            await sync_to_async(people.person)(actor.person),
            backend="allauth.account.auth_backends.AuthenticationBackend",
        )
        answer = await client.get(LIVE)
        assert answer.headers["Content-Type"] == "text/event-stream"
        heard: list[str] = []
        screen = asyncio.create_task(listen(answer.streaming_content, heard))
        async with asyncio.timeout(PATIENCE_SECONDS):
            while not any("case:7" in one for one in heard):
                await sync_to_async(tell)(other_id, "case:6")
                await sync_to_async(tell)(office_id, "case:7")
                await asyncio.sleep(0.1)
        screen.cancel()  # as the server does when a browser goes away
        await asyncio.gather(screen, return_exceptions=True)
        return heard

    heard = "".join(asyncio.run(scene()))
    assert heard.startswith("retry: ")
    assert "case:7" in heard
    assert "case:6" not in heard
    assert door._open_screens == 0


async def listen(stream: AsyncIterator[bytes], heard: list[str]) -> None:
    async for part in stream:
        heard.append(part.decode())


def tell(office_id: int, topic: str) -> None:
    with transaction.atomic():
        live.tell(office_id=office_id, topic=topic)
