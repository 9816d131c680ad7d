"""An early warning says that something begins: what, since when, how many, and how unusual."""

from django.db import models
from django.db.models import Q

from clarion.kit.rows import Row, Scoped


class EarlyWarning(Row):
    """One burst. `people` wrote within `window_seconds` when there were most beyond the `usual`.

    `subjects` are pairs of kind and name, and no words that may be somebody's name; `examples` are
    names of messages and mentions.
    """

    office = models.ForeignKey("people.Office", on_delete=models.PROTECT, related_name="+")
    run = models.IntegerField()
    burst = models.IntegerField()
    subjects = models.JSONField()
    examples = models.JSONField(default=list)
    began_at = models.DateTimeField()
    noticed_at = models.DateTimeField()
    people = models.IntegerField()
    window_seconds = models.IntegerField()
    usual = models.FloatField()
    surprise = models.FloatField()
    grown = models.IntegerField(default=0)
    grown_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)
    told_at = models.DateTimeField(null=True)
    seen_at = models.DateTimeField(null=True)
    seen_by = models.CharField(max_length=200, default="")
    false_at = models.DateTimeField(null=True)
    false_by = models.CharField(max_length=200, default="")
    false_why = models.CharField(max_length=300, default="")

    objects = Scoped.as_manager()

    class Meta:
        """Nothing is announced twice."""

        constraints = [
            models.UniqueConstraint(fields=["office", "run", "burst"], name="insight_warning_once"),
            models.CheckConstraint(
                condition=Q(false_at=None) | ~Q(false_by=""), name="insight_false_by_somebody"
            ),
            models.CheckConstraint(
                condition=Q(seen_at=None) | ~Q(seen_by=""), name="insight_seen_by_somebody"
            ),
        ]
        indexes = [
            models.Index(fields=["office", "id"], name="insight_warning_office"),
            models.Index(
                fields=["office", "id"], condition=Q(ended_at=None), name="insight_warning_open"
            ),
            models.Index(fields=["office", "noticed_at"], name="insight_warning_noticed"),
        ]

    @property
    def about(self) -> str:
        """What the ledger calls it."""
        return f"warning:{self.pk}"
