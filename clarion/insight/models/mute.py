"""A mute says that nobody wants to hear of a subject for some time, and why."""

from django.db import models
from django.db.models import Q

from clarion.insight.rules.limits import REASON_MAX
from clarion.kit.rows import Row, Scoped


class Mute(Row):
    """One subject, until a moment. `kept_quiet` counts what was not said because of it."""

    office = models.ForeignKey("people.Office", on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=20)
    name = models.CharField(max_length=200)
    until_at = models.DateTimeField()
    why = models.CharField(max_length=REASON_MAX)
    made_at = models.DateTimeField()
    made_by = models.CharField(max_length=200)
    ended_at = models.DateTimeField(null=True)
    ended_by = models.CharField(max_length=200, default="")
    kept_quiet = models.IntegerField(default=0)

    objects = Scoped.as_manager()

    class Meta:
        """A subject is muted once at a time, and for a reason."""

        constraints = [
            models.UniqueConstraint(
                fields=["office", "kind", "name"],
                condition=Q(ended_at=None),
                name="insight_mute_once",
            ),
            models.CheckConstraint(condition=~Q(why=""), name="insight_mute_has_a_reason"),
        ]

    @property
    def about(self) -> str:
        """What the ledger calls it."""
        return f"mute:{self.pk}"
