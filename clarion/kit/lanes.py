"""The lanes on which clockwork runs, so that slow work never delays a send."""

import logging
from collections.abc import Callable, Iterable
from contextlib import suppress
from enum import StrEnum
from functools import partial
from itertools import count
from typing import Any, TypeVar

from django.db import transaction
from procrastinate import App, RetryStrategy
from procrastinate.contrib.django import app
from procrastinate.contrib.django.django_connector import DjangoConnector
from procrastinate.exceptions import AlreadyEnqueued, UniqueViolation
from procrastinate.jobs import Job as Waiting
from procrastinate.jobs import Status
from procrastinate.manager import JobManager
from procrastinate.periodic import PeriodicRegistry
from procrastinate.tasks import Task

from clarion.kit import clock, mishaps
from clarion.kit.actor import Actor

Thing = TypeVar("Thing")
_log = logging.getLogger(__name__)


class Lane(StrEnum):
    """Each lane has its own workers."""

    SEND = "send"
    RECEIVE = "receive"
    LISTEN = "listen"
    READ = "read"
    SLOW = "slow"


# How many jobs a worker of each lane does at once: sending, receiving and listening mostly wait for
# others. What is said to us never waits for what is said about us, whose streams hold the line.
CONCURRENCY = {Lane.SEND: 8, Lane.RECEIVE: 8, Lane.LISTEN: 8, Lane.READ: 1, Lane.SLOW: 2}

# A bug or a lost database must not lose the hint: tried again for about an hour, then the
# job stays failed, is shown on /health with its reason, and the sweep finds its rows anyway.
_RETRY = RetryStrategy(max_attempts=8, exponential_wait=3)

_FIELDS_WITH_SECONDS = 6

Job = Task[Any, Any, Any]


# While one that gathers waits to be tried again, nothing goes past it: so it is tried again soon.
_RETRY_SOON = RetryStrategy(max_attempts=8, wait=5)

# Of some jobs one that waits is enough: their names, and the fact by which they are the same.
_ONE_FOR: dict[str, str] = {}
# Some follow one kind of thing only: their names, and how that begins.
_ABOUT: dict[str, str] = {}


def job(
    *,
    lane: Lane,
    lock: str | None = None,
    priority: int = 0,
    one_for: str | None = None,
    about: str = "",
) -> Callable[[Callable[..., None]], Job]:
    """Make a function into a job on a lane. Its arguments must be plain JSON values.

    `lock`: never two at once. `one_for`: it does everything that waits for the thing which this
    argument names, so that one at work and one that waits are enough. It is put on its lane after
    the commit: whichever of them begins then sees the rows. A process that dies in between leaves
    them to the sweep. `about`: only for events about such a thing, e.g. `case:`.
    """

    def make(function: Callable[..., None]) -> Job:
        name = f"{function.__module__}.{function.__name__}"
        if one_for is not None:
            _ONE_FOR[name] = one_for
        if about:
            _ABOUT[name] = about
        return app.task(
            name=name,
            queue=lane.value,
            lock=lock,
            priority=priority,
            retry=_RETRY_SOON if one_for else _RETRY,
            task_middleware=[mishaps.note],
        )(function)

    return make


def defer(task: Job, **facts: Any) -> None:
    """Put a job on its lane in this transaction; after it, one of those that gather.

    One that follows another kind of thing is not put there at all.
    """
    if not facts.get("about", "").startswith(_ABOUT.get(task.name, "")):
        return
    one_for = _ONE_FOR.get(task.name)
    if one_for is None:
        task.defer(**facts)
    else:
        name = f"{task.name}:{facts[one_for]}"
        transaction.on_commit(partial(hint, task, once=name, lock=name, **facts))


def later(task: Job, *, seconds: int, **facts: Any) -> None:
    """Put a job on its lane that is due in so many seconds."""
    task.configure(schedule_in={"seconds": seconds}).defer(**facts)


def hint(task: Job, *, once: str, lock: str | None = None, **facts: Any) -> None:
    """Defer a job unless one under the same name `once` is waiting already."""
    with suppress(AlreadyEnqueued), transaction.atomic():
        task.configure(queueing_lock=once, lock=lock).defer(**facts)


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


def each(things: Iterable[Thing], do: Callable[[Thing], object]) -> None:
    """Do it for each; once all have had their turn, raise the first failure, so that it is seen.

    What failed is written down by the kind of its error: a message may hold people's words.
    """
    failures: list[Exception] = []
    for thing in things:
        try:
            do(thing)
        except Exception as failure:  # noqa: BLE001  (whatever it is, it is raised at the end)
            _log.error("%s failed: %s", thing, type(failure).__name__)
            failures.append(failure)
    if failures:
        raise failures[0]


def each_office(
    office_ids: Iterable[int], action: Callable[..., Any], *, turns: int | None = 1
) -> None:
    """Let Clarion take an action in each office, as `each` does.

    So many `turns` of it at most while it says that there is more; None: until all is done.
    """

    def act(office_id: int) -> None:
        for turn in count(1):
            if not action(by=Actor.clockwork(office_id), at=clock.now()) or turn == turns:
                return

    each(office_ids, act)


class GivesWay(JobManager):
    """Tries a job again, unless another under the same name waits already, which stands for it.

    The library would leave such a job at work for ever, and the one that waits behind its lock.
    """

    async def retry_job(self, job: Waiting, *args: Any, **how: Any) -> None:
        """Put it back among those that wait, or let it go."""
        try:
            await super().retry_job(job, *args, **how)
        except UniqueViolation:
            await self.finish_job(job, status=Status.FAILED, delete_job=True)


def worker(*, timetable: Lane | None = None) -> App:
    """Return what runs jobs, with a connection of its own; it puts this lane's rounds on it.

    Each worker minds its own lane's timetable: five that mind all of it are mostly in each
    other's way. Without a lane it minds none.
    """
    assert isinstance(app.connector, DjangoConnector)
    working = app.with_connector(app.connector.get_worker_connector())
    working.job_manager = GivesWay(working.connector)
    working.periodic_registry = PeriodicRegistry()  # type: ignore[no-untyped-call]  # the library types it not
    working.periodic_registry.periodic_tasks = {
        name: one
        for name, one in app.periodic_registry.periodic_tasks.items()
        if one.task.queue == timetable
    }
    return working


def jobs_here() -> GivesWay:
    """Return what manages jobs from within one, or from a command."""
    return GivesWay(app.connector)
