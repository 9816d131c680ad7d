"""Words for which an office listens in every message, and the team that is to have it."""

from django.contrib.postgres.fields import ArrayField
from django.db import models

from clarion.kit.rows import Row, Scoped


class KeywordList(Row):
    """`weight` 1 to 10: from 5 on it comes before ordinary work. `team` may have been closed."""

    office = models.ForeignKey("people.Office", on_delete=models.PROTECT, related_name="+")
    name = models.CharField(max_length=80)
    terms = ArrayField(models.CharField(max_length=120))
    weight = models.SmallIntegerField(default=1)
    team = models.ForeignKey("people.Team", null=True, on_delete=models.SET_NULL, related_name="+")
    changed_at = models.DateTimeField()

    objects = Scoped.as_manager()

    class Meta:
        """One of each name."""

        constraints = [
            models.UniqueConstraint(fields=["office", "name"], name="desk_keyword_list_name")
        ]
