"""News for the screens that are open: told inside the transaction, heard after it."""

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from django.db import connection

from clarion.kit.listening_post import ListeningPost

CHANNEL = "clarion_live"
# PostgreSQL carries at most 8,000 bytes; a longer list becomes "look for yourself".
_BYTES_MAX = 7_500

_post = ListeningPost(CHANNEL)


def tell(*, office_id: int, topic: str, **facts: Any) -> None:
    """Tell every open screen of an office; if the transaction fails, nobody hears of it."""
    news = json.dumps({"office_id": office_id, "topic": topic, **facts})
    if len(news.encode()) > _BYTES_MAX:
        news = json.dumps({"office_id": office_id, "topic": topic})
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_notify(%s, %s)", [CHANNEL, news])


@asynccontextmanager
async def hear(office_id: int) -> AsyncIterator[asyncio.Queue[dict[str, Any]]]:
    """Give a queue into which this office's news falls until the screen is closed."""
    async with _post.subscribe(office_id) as queue:
        yield queue
