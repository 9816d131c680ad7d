"""One connection for each web process that listens for news and passes it on to open screens."""

import asyncio
import json
import logging
from collections import defaultdict
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import psycopg
from django.db import connections

_log = logging.getLogger(__name__)

# A screen that falls this far behind is told to look for itself instead of being fed.
QUEUE_MAX = 500
_RECONNECT_SECONDS = 1.0

News = dict[str, Any]
LOOK_AGAIN: News = {"topic": "look_again"}


class ListeningPost:
    """Listens while anybody does; tells everybody to look again after a lost connection."""

    def __init__(self, channel: str) -> None:
        """Name the channel; nothing is connected yet."""
        self._channel = channel
        self._queues: dict[int, set[asyncio.Queue[News]]] = defaultdict(set)
        self._task: asyncio.Task[None] | None = None

    @asynccontextmanager
    async def subscribe(self, office_id: int) -> AsyncIterator[asyncio.Queue[News]]:
        """Give a queue of one office's news."""
        queue: asyncio.Queue[News] = asyncio.Queue(QUEUE_MAX)
        self._queues[office_id].add(queue)
        if self._task is None or self._task.done():
            self._task = asyncio.create_task(self._listen_for_ever())
        try:
            yield queue
        finally:
            self._queues[office_id].discard(queue)
            if not any(self._queues.values()) and self._task:
                self._task.cancel()
                self._task = None

    async def _listen_for_ever(self) -> None:
        while True:
            try:
                await self._listen()
            except psycopg.Error as error:
                _log.warning("live news lost its connection: %s", error)
                await asyncio.sleep(_RECONNECT_SECONDS)

    async def _listen(self) -> None:
        parameters = connections["default"].get_connection_params()
        # Whatever else the server asks for goes with it: certificates, which of several servers.
        ours = {"cursor_factory", "context", "prepare_threshold"}
        wanted = {key: value for key, value in parameters.items() if key not in ours}
        async with await psycopg.AsyncConnection.connect(**wanted, autocommit=True) as line:
            await line.execute(f'LISTEN "{self._channel}"')
            self._tell_everybody(LOOK_AGAIN)
            async for notice in line.notifies():
                news = json.loads(notice.payload)
                self._tell(self._queues.get(news.pop("office_id"), set()), news)

    def _tell_everybody(self, news: News) -> None:
        for queues in self._queues.values():
            self._tell(queues, news)

    def _tell(self, queues: set[asyncio.Queue[News]], news: News) -> None:
        for queue in queues:
            if queue.full():
                while not queue.empty():
                    queue.get_nowait()
                queue.put_nowait(LOOK_AGAIN)
            else:
                queue.put_nowait(news)
