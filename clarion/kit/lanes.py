"""The four lanes on which clockwork runs, so that slow work never delays a send."""

from collections.abc import Callable
from enum import StrEnum
from typing import Any

from procrastinate import RetryStrategy
from procrastinate.contrib.django import app
from procrastinate.tasks import Task


class Lane(StrEnum):
    """Each lane has its own workers."""

    SEND = "send"
    RECEIVE = "receive"
    READ = "read"
    SLOW = "slow"


# How many jobs a worker of each lane does at once: sending and receiving mostly wait for others.
CONCURRENCY = {Lane.SEND: 8, Lane.RECEIVE: 8, Lane.READ: 1, Lane.SLOW: 2}

# A bug or a lost database must not lose the hint: tried again for about an hour, then the
# job stays failed, is counted on /health, and the sweep finds its rows anyway.
_RETRY = RetryStrategy(max_attempts=8, exponential_wait=3)

Job = Task[Any, Any, Any]


def job(
    *, lane: Lane, lock: str | None = None, only_one_waiting: bool = False, priority: int = 0
) -> Callable[[Callable[..., None]], Job]:
    """Make a function into a job on a lane. Its arguments must be plain JSON values.

    `lock`: never two at once. `only_one_waiting`: a second hint while one waits adds nothing.
    """

    def make(function: Callable[..., None]) -> Job:
        name = f"{function.__module__}.{function.__name__}"
        return app.task(
            name=name,
            queue=lane.value,
            lock=lock,
            queueing_lock=name if only_one_waiting else None,
            priority=priority,
            retry=_RETRY,
        )(function)

    return make


def every(cron: str, *, lane: Lane, priority: int = 0) -> Callable[[Callable[..., None]], Job]:
    """Make a function into a job that runs by the timetable; six fields begin with seconds.

    A run that is still waiting when the next is due stands for both.
    """

    def make(function: Callable[..., None]) -> Job:
        def by_timetable(timestamp: int) -> None:  # noqa: ARG001  (procrastinate passes it)
            function()

        name = f"{function.__module__}.{function.__name__}"
        task = app.task(name=name, queue=lane.value, queueing_lock=name, priority=priority)(
            by_timetable
        )
        return app.periodic(cron=cron)(task)

    return make
