"""The kit's own clockwork: each lane's sign of life, and jobs that a dead worker left behind."""

import asyncio

from asgiref.sync import sync_to_async
from django.db import connections

from clarion.kit import clock, mishaps
from clarion.kit.beats import beat
from clarion.kit.lanes import Lane, every, jobs_here

# Before everything else that waits: a busy lane is alive.
_FIRST = 100
_EVERY_TEN_SECONDS = "*/10 * * * * *"
# A worker says every 10 s that it lives; three missed and its jobs are given to others.
STALLED_SECONDS = 30


@every(_EVERY_TEN_SECONDS, lane=Lane.SEND, priority=_FIRST)
def beat_send() -> None:
    """The send lane takes work."""
    beat(lane=Lane.SEND, at=clock.now())


@every(_EVERY_TEN_SECONDS, lane=Lane.RECEIVE, priority=_FIRST)
def beat_receive() -> None:
    """The receive lane takes work."""
    beat(lane=Lane.RECEIVE, at=clock.now())


@every(_EVERY_TEN_SECONDS, lane=Lane.LISTEN, priority=_FIRST)
def beat_listen() -> None:
    """The listen lane takes work."""
    beat(lane=Lane.LISTEN, at=clock.now())


@every(_EVERY_TEN_SECONDS, lane=Lane.READ, priority=_FIRST)
def beat_read() -> None:
    """The read lane takes work."""
    beat(lane=Lane.READ, at=clock.now())


@every(_EVERY_TEN_SECONDS, lane=Lane.SLOW, priority=_FIRST)
def beat_slow() -> None:
    """The slow lane takes work."""
    beat(lane=Lane.SLOW, at=clock.now())


@every("*/15 * * * * *", lane=Lane.SLOW, priority=_FIRST)
def rescue_stalled_jobs() -> None:
    """Give the jobs of workers that died to those that live."""
    asyncio.run(_rescue())


@every("0 */5 * * * *", lane=Lane.SLOW)
def forget_failed_rounds() -> None:
    """Let failed rounds of the timetable go that later ones have stood for."""
    mishaps.forget_rounds(at=clock.now())


async def _rescue() -> None:
    jobs = jobs_here()
    try:
        stalled = await jobs.get_stalled_jobs(seconds_since_heartbeat=STALLED_SECONDS)
        for one in stalled:
            await jobs.retry_job(one)
    finally:
        # The library asks in a thread of its own, in which nobody else closes a broken line.
        await sync_to_async(connections.close_all)()
