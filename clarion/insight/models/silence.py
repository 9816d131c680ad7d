"""A silence is a stream that should be speaking and does not."""

from django.db import models
from django.db.models import Q

from clarion.kit.rows import Row, Scoped


class Silence(Row):
    """One silence of one stream: `account:5`, or `source:7` by listening's own alarm."""

    office = models.ForeignKey("people.Office", on_delete=models.PROTECT, related_name="+")
    stream = models.CharField(max_length=40)
    title = models.CharField(max_length=300)
    since_at = models.DateTimeField()
    noticed_at = models.DateTimeField()
    missed = models.FloatField(null=True)
    ended_at = models.DateTimeField(null=True)
    told_at = models.DateTimeField(null=True)

    objects = Scoped.as_manager()

    class Meta:
        """A stream is silent once at a time."""

        constraints = [
            models.UniqueConstraint(
                fields=["office", "stream"],
                condition=Q(ended_at=None),
                name="insight_silence_once",
            )
        ]
        indexes = [models.Index(fields=["office", "id"], name="insight_silence_office")]
