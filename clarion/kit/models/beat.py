"""Each lane says every ten seconds that it still takes work; silence turns /health red."""

from django.db import models


class Beat(models.Model):
    """The last sign of life of one lane: written by a job that went through that lane."""

    lane = models.CharField(max_length=20, primary_key=True)
    at = models.DateTimeField()
