"""Why a job failed the last time that it was tried, without anybody's words."""

from django.db import models


class Mishap(models.Model):
    """The last failure of one job: the kind of error and the place in our code, nothing else."""

    job_id = models.BigIntegerField(primary_key=True)  # Procrastinate's number, in its own table
    reason = models.CharField(max_length=300)
    at = models.DateTimeField()
