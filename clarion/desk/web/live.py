"""News for the open screens of an office, as server-sent events."""

import asyncio
import json
from collections.abc import AsyncIterator, Iterator
from contextlib import contextmanager
from time import monotonic
from typing import Any

from asgiref.sync import sync_to_async
from django.conf import settings
from django.db import connections
from django.http import HttpResponse, StreamingHttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from clarion.kit import live as news
from clarion.kit.actor import Power
from clarion.kit.listening_post import LOOK_AGAIN
from clarion.people.queries import OfficeRequest

# Silence is broken so often, or something between us and the browser gives the line up.
_HEARTBEAT_SECONDS = 15.0
# Then the browser comes back by itself, and whether it may is asked again.
_LASTS_SECONDS = 300.0
_open_screens = 0


@require_safe
async def live(request: OfficeRequest) -> HttpResponse | StreamingHttpResponse:
    """Tell what happens at the desk for some minutes."""
    request.actor.must(Power.READ_CASES)
    if _open_screens >= settings.LIVE_SCREENS_MAX:
        return HttpResponse(status=503, headers={"Retry-After": "5"})
    # A screen is open for a whole shift; it must not keep a connection to the database with it.
    await sync_to_async(connections.close_all)()
    return StreamingHttpResponse(
        _tell(request.office.id, request.office.slug),
        content_type="text/event-stream",
        headers={"Cache-Control": "no-store", "X-Accel-Buffering": "no"},
    )


async def _tell(office_id: int, slug: str) -> AsyncIterator[str]:
    ends_at = monotonic() + _LASTS_SECONDS
    with _counted():
        async with news.hear(office_id) as queue:
            # What happened between the page and this line is looked up once.
            yield "retry: 2000\n\n" + event("again", {})
            while (left := ends_at - monotonic()) > 0:
                try:
                    one = await asyncio.wait_for(queue.get(), min(_HEARTBEAT_SECONDS, left))
                except TimeoutError:
                    yield ": still here\n\n"
                else:
                    yield "".join(events_of(one, slug))


def events_of(one: dict[str, Any], slug: str) -> Iterator[str]:
    """Say one piece of news in the words that the script in the browser knows."""
    topic = one["topic"]
    if topic == LOOK_AGAIN["topic"]:
        yield event("again", {})
        return
    yield event("change", {"about": topic})
    if topic.startswith("case:"):  # for whoever looks at all of them, as the wall does
        yield event("change", {"about": "cases"})
    if one.get("urgent"):
        url = reverse("desk:row", kwargs={"office": slug, "case_id": one["case"]})
        words = _("Life risk: “{words}”").format(words=one.get("words", ""))
        yield event("urgent", {"url": url, "words": words})
    elif one.get("news"):
        yield event("news", {"count": 1})


def event(kind: str, facts: dict[str, Any]) -> str:
    """Write one event as the stream carries it."""
    return f"event: {kind}\ndata: {json.dumps(facts)}\n\n"


@contextmanager
def _counted() -> Iterator[None]:
    global _open_screens  # noqa: PLW0603  (one number for one process)
    _open_screens += 1
    try:
        yield
    finally:
        _open_screens -= 1
