"""The timetable finds what announcements have lost; here it is turned by hand."""

from django.db import connection
from procrastinate.contrib.django import app
from procrastinate.contrib.django.models import ProcrastinateJob

from clarion.publishing import jobs


def sweep() -> None:
    """Lose every announcement that waits; sweep, and do at once what that asks for."""
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM procrastinate_jobs")
    for name, swept in vars(jobs).items():
        if name.startswith("sweep_"):
            swept(timestamp=0)
    for job in ProcrastinateJob.objects.order_by("id"):
        app.tasks[job.task_name](**job.args)
