"""An account is not in our hands any more: since when, who said so, and until when."""

from django.db import models

from clarion.kit.rows import Row, Scoped


class Takeover(Row):
    """It ends when somebody gives the account secrets that its network accepts as ours."""

    office = models.ForeignKey("people.Office", on_delete=models.PROTECT, related_name="+")
    account = models.ForeignKey("postroom.Account", on_delete=models.PROTECT, related_name="+")
    hold = models.ForeignKey("postroom.Hold", on_delete=models.PROTECT, related_name="+")
    declared_at = models.DateTimeField()
    declared_by = models.CharField(max_length=200)
    ended_at = models.DateTimeField(null=True)
    ended_by = models.CharField(max_length=200, default="")

    objects = Scoped.as_manager()

    class Meta:
        """One at a time."""

        constraints = [
            models.UniqueConstraint(
                fields=["account"],
                condition=models.Q(ended_at=None),
                name="postroom_takeover_once",
            )
        ]
