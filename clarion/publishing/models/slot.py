"""A slot is a time of the week that an office keeps for a theme or for an account."""

from django.contrib.postgres.fields import ArrayField
from django.db import models

from clarion.kit.rows import Row, Scoped
from clarion.publishing.rules.times.slots import Weekly


class Slot(Row):
    """Weekdays (0 is Monday) and a time on the office's wall. It is ended, and never changed."""

    office = models.ForeignKey("people.Office", on_delete=models.PROTECT, related_name="+")
    days = ArrayField(models.IntegerField())
    wall = models.CharField(max_length=5)
    theme = models.CharField(max_length=40, default="")
    account = models.ForeignKey(
        "postroom.Account", null=True, on_delete=models.PROTECT, related_name="+"
    )
    begun_at = models.DateTimeField()
    begun_by = models.CharField(max_length=200)
    ended_at = models.DateTimeField(null=True)
    ended_by = models.CharField(max_length=200, default="")

    objects = Scoped.as_manager()

    class Meta:
        """For a theme or for an account, on some day."""

        constraints = [
            models.CheckConstraint(
                condition=models.Q(theme="") ^ models.Q(account=None),
                name="publishing_slot_is_for_one",
            ),
            models.CheckConstraint(
                condition=models.Q(days__len__gt=0), name="publishing_slot_has_days"
            ),
        ]

    def weekly(self) -> Weekly:
        """Return it as the rules know it."""
        return Weekly(days=frozenset(self.days), wall=self.wall)
