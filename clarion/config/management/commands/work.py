"""`clarion work LANE` takes jobs of one lane until it is told to stop."""

import asyncio
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand

from clarion.kit.lanes import CONCURRENCY, Lane, worker

# Told to stop, a worker finishes what it has begun for so long; the rest is found by others.
STOP_SECONDS_MAX = 25.0
# A worker hears of new jobs at once, but not while it is just looking for one, nor when one may
# begin because another has ended. So it also looks by itself.
# What people wait for is looked for most often.
LOOK_SECONDS = {
    Lane.SEND: 0.2,
    Lane.RECEIVE: 0.5,
    Lane.READ: 0.5,
    Lane.LISTEN: 1.0,
    Lane.SLOW: 1.0,
}


class Command(BaseCommand):
    """A worker of one lane; any number of them on any machines share its work."""

    help = "Take the jobs of one lane: send, receive, listen, read or slow."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take the lane."""
        parser.add_argument("lane", choices=[lane.value for lane in Lane])

    def handle(self, *, lane: str, **_: Any) -> None:
        """Work until a signal says stop."""
        asyncio.run(_work(Lane(lane)))


async def _work(lane: Lane) -> None:
    """Listen on a connection of its own; what jobs defer stays in their own transactions."""
    listening = worker(timetable=lane)
    async with listening.open_async():
        await listening.run_worker_async(
            queues=[lane.value],
            name=lane.value,
            concurrency=CONCURRENCY[lane],
            fetch_job_polling_interval=LOOK_SECONDS[lane],
            shutdown_graceful_timeout=STOP_SECONDS_MAX,
            delete_jobs="successful",
        )
