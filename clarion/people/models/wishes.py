"""What somebody wants to be told by e-mail, and when they want to be left alone."""

from django.contrib.postgres.fields import ArrayField
from django.db import models

from clarion.kit.rows import Row


class Wishes(Row):
    """One row for one person. Without it they are told what nobody should sleep through."""

    staff = models.OneToOneField("people.Staff", on_delete=models.PROTECT, related_name="+")
    happenings = ArrayField(models.CharField(max_length=20), default=list)
    quiet_from = models.TimeField(null=True)
    quiet_until = models.TimeField(null=True)
    changed_at = models.DateTimeField()

    class Meta:
        """Quiet hours have a beginning and an end, or there are none."""

        constraints = [
            models.CheckConstraint(
                condition=models.Q(quiet_from=None, quiet_until=None)
                | models.Q(quiet_from__isnull=False, quiet_until__isnull=False),
                name="people_quiet_hours_are_whole",
            )
        ]
