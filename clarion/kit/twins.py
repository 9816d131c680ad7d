"""Of jobs of which one that waits is enough, a failed one gives way to the one that waits."""

from typing import Any

from procrastinate import App
from procrastinate.contrib.django import app
from procrastinate.contrib.django.django_connector import DjangoConnector
from procrastinate.exceptions import UniqueViolation
from procrastinate.jobs import Job, Status
from procrastinate.manager import JobManager


class GivesWay(JobManager):
    """Tries a job again, unless another under the same name waits already, which stands for it.

    The library would leave such a job at work for ever, and the one that waits behind its lock.
    """

    async def retry_job(self, job: Job, *args: Any, **how: Any) -> None:
        """Put it back among those that wait, or let it go."""
        try:
            await super().retry_job(job, *args, **how)
        except UniqueViolation:
            await self.finish_job(job, status=Status.FAILED, delete_job=True)


def worker() -> App:
    """Return what runs jobs, with a connection of its own."""
    assert isinstance(app.connector, DjangoConnector)
    working = app.with_connector(app.connector.get_worker_connector())
    working.job_manager = GivesWay(working.connector)
    return working


def jobs_here() -> GivesWay:
    """Return what manages jobs from within one, or from a command."""
    return GivesWay(app.connector)
