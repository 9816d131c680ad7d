"""The jobs that wait, done now, as a worker would do them."""

import asyncio
from collections.abc import Callable, Sequence
from typing import Any

from asgiref.sync import async_to_sync
from django.db import connection, connections

from clarion.kit.lanes import Lane, worker


def run_jobs(*lanes: Lane) -> None:
    """Let a worker of these lanes work until nothing is left that is due now."""
    async_to_sync(_work)([lane.value for lane in lanes or tuple(Lane)])


def waiting_jobs() -> list[tuple[str, int]]:
    """Return the names of the jobs that wait and how often each has failed."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT task_name, attempts FROM procrastinate_jobs WHERE status = 'todo' ORDER BY id"
        )
        return list(cursor.fetchall())


def _close_after(call_next: Callable[[], Any], *_: Any) -> Any:
    """Leave no connection open in a thread that the test does not know."""
    try:
        return call_next()
    finally:
        connections.close_all()


async def _work(lanes: Sequence[str]) -> None:
    listening = worker()  # without a timetable, which on a busy machine nobody gets through
    async with listening.open_async():
        await asyncio.wait_for(
            listening.run_worker_async(
                queues=lanes,
                wait=False,
                listen_notify=False,
                install_signal_handlers=False,
                task_middleware=[_close_after],
            ),
            timeout=60,
        )
