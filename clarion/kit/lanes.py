"""The four lanes on which clockwork runs, so that slow work never delays a send."""

from collections.abc import Callable
from contextlib import suppress
from enum import StrEnum
from typing import Any

from django.db import transaction
from procrastinate import RetryStrategy
from procrastinate.contrib.django import app
from procrastinate.exceptions import AlreadyEnqueued
from procrastinate.tasks import Task

from clarion.kit import mishaps


class Lane(StrEnum):
    """Each lane has its own workers."""

    SEND = "send"
    RECEIVE = "receive"
    READ = "read"
    SLOW = "slow"


# How many jobs a worker of each lane does at once: sending and receiving mostly wait for others.
CONCURRENCY = {Lane.SEND: 8, Lane.RECEIVE: 8, Lane.READ: 1, Lane.SLOW: 2}

# A bug or a lost database must not lose the hint: tried again for about an hour, then the
# job stays failed, is shown on /health with its reason, and the sweep finds its rows anyway.
_RETRY = RetryStrategy(max_attempts=8, exponential_wait=3)

_FIELDS_WITH_SECONDS = 6

Job = Task[Any, Any, Any]


def job(
    *, lane: Lane, lock: str | None = None, priority: int = 0
) -> Callable[[Callable[..., None]], Job]:
    """Make a function into a job on a lane. Its arguments must be plain JSON values.

    `lock`: never two at once.
    """

    def make(function: Callable[..., None]) -> Job:
        name = f"{function.__module__}.{function.__name__}"
        return app.task(
            name=name,
            queue=lane.value,
            lock=lock,
            priority=priority,
            retry=_RETRY,
            task_middleware=[mishaps.note],
        )(function)

    return make


def hint(task: Job, *, once: str, **facts: Any) -> None:
    """Defer a job unless one under the same name `once` is waiting already."""
    with suppress(AlreadyEnqueued), transaction.atomic():
        task.configure(queueing_lock=once).defer(**facts)


def every(cron: str, *, lane: Lane, priority: int = 0) -> Callable[[Callable[..., None]], Job]:
    """Make a function into a job that runs by the timetable; six fields begin with seconds.

    A run that is still waiting when the next is due stands for both.
    """

    def make(function: Callable[..., None]) -> Job:
        def by_timetable(timestamp: int) -> None:
            function()

        name = f"{function.__module__}.{function.__name__}"
        task = app.task(
            name=name,
            queue=lane.value,
            queueing_lock=name,
            priority=priority,
            task_middleware=[mishaps.note],
        )(by_timetable)
        return app.periodic(cron=_seconds_last(cron))(task)

    return make


def _seconds_last(cron: str) -> str:
    """Return it as the scheduler reads it: for it, a sixth field at the end is the seconds."""
    fields = cron.split()
    return " ".join([*fields[1:], fields[0]]) if len(fields) == _FIELDS_WITH_SECONDS else cron
