"""How long an office keeps what it heard."""

from django.db import models
from django.db.models import Q

from clarion.kit.rows import Row, Scoped
from clarion.listening.rules.limits import KEEP_DAYS, KEEP_DAYS_MAX, KEEP_DAYS_MIN


class Policy(Row):
    """One row for an office; without it the house's own days hold."""

    office = models.OneToOneField("people.Office", on_delete=models.PROTECT, related_name="+")
    keep_days = models.IntegerField(default=KEEP_DAYS)
    changed_at = models.DateTimeField()
    changed_by = models.CharField(max_length=200)

    objects = Scoped.as_manager()

    class Meta:
        """Between a week and a month."""

        constraints = [
            models.CheckConstraint(
                condition=Q(keep_days__gte=KEEP_DAYS_MIN, keep_days__lte=KEEP_DAYS_MAX),
                name="listening_keep_days",
            )
        ]
