"""So many requests are worked on at once; the rest wait their turn, a crowd apart from colleagues.

Each request has a thread, and each thread a connection to the database, of which there are few.
When a whole city looks at once, whoever sends must still get one, and so must whoever holds.
"""

import asyncio
from collections.abc import Awaitable, Callable
from http import HTTPStatus
from typing import Any

from asgiref.sync import sync_to_async
from django.conf import settings
from django.core.handlers.asgi import ASGIHandler
from django.db import connections
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.utils.translation import gettext as _

# Of 200 connections. A worker of each lane needs a dozen, and there are seven.
COLLEAGUES_AT_ONCE = 24
CROWD_AT_ONCE = 24
# Whoever has waited so long is asked to come again; browsers would wait on.
WAIT_SECONDS_MAX = 20.0
_AGAIN = "5"


class Turns:
    """Two queues: one for whoever brings the cookie of a session, one for everybody else."""

    def __init__(self) -> None:
        """Begin with both empty."""
        self._colleagues = asyncio.Semaphore(COLLEAGUES_AT_ONCE)
        self._crowd = asyncio.Semaphore(CROWD_AT_ONCE)

    async def take(
        self, request: HttpRequest, answer: Callable[[HttpRequest], Awaitable[HttpResponseBase]]
    ) -> HttpResponseBase:
        """Answer once it is their turn."""
        knows_us = settings.SESSION_COOKIE_NAME in request.COOKIES
        places = self._colleagues if knows_us else self._crowd
        try:
            async with asyncio.timeout(WAIT_SECONDS_MAX):
                await places.acquire()
        except TimeoutError:
            return _busy()
        try:
            return await answer(request)
        finally:
            # An answer may travel for long; its thread ends with it, and its connection before.
            await sync_to_async(_let_go)()
            places.release()


class InTurn(ASGIHandler):
    """Django's own handler, of which each request is answered in turn, once its body is here."""

    def __init__(self) -> None:
        """Make the queues, which belong to this process."""
        super().__init__()
        self._turns = Turns()

    async def get_response_async(self, request: HttpRequest) -> Any:
        """Answer, in turn."""
        return await self._turns.take(request, super().get_response_async)


def _busy() -> HttpResponse:
    said = _("Very many people are looking at this moment. Please try again in a few seconds.")
    headers = {"Retry-After": _AGAIN, "Cache-Control": "no-store"}
    status, kind = HTTPStatus.SERVICE_UNAVAILABLE, "text/plain; charset=utf-8"
    return HttpResponse(said, status=status, content_type=kind, headers=headers)


def _let_go() -> None:
    for one in connections.all(initialized_only=True):
        if not one.in_atomic_block:
            one.close()
