"""A campaign holds statements together, so that they can be found, and held, together."""

from django.db import models

from clarion.kit.rows import Row, Scoped


class Campaign(Row):
    """It has a name and ends some day."""

    office = models.ForeignKey("people.Office", on_delete=models.PROTECT, related_name="+")
    name = models.CharField(max_length=120)
    begun_at = models.DateTimeField()
    begun_by = models.CharField(max_length=200)
    ended_at = models.DateTimeField(null=True)
    ended_by = models.CharField(max_length=200, default="")

    objects = Scoped.as_manager()

    class Meta:
        """One of each name at a time."""

        constraints = [
            models.UniqueConstraint(
                fields=["office", "name"],
                condition=models.Q(ended_at=None),
                name="publishing_campaign_once",
            )
        ]
