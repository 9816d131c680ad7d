"""Somebody of another house who may sign one step: named beforehand, and never staff."""

from django.db import models

from clarion.kit.rows import Row, Scoped


class Guest(Row):
    """Their right ends with the chain that names them, or before."""

    office = models.ForeignKey("people.Office", on_delete=models.PROTECT, related_name="+")
    chain = models.ForeignKey("signoff.Chain", on_delete=models.PROTECT, related_name="+")
    step = models.IntegerField()
    name = models.CharField(max_length=120)
    organisation = models.CharField(max_length=160)
    email = models.EmailField()
    begun_at = models.DateTimeField()
    begun_by = models.CharField(max_length=200)
    ended_at = models.DateTimeField(null=True)
    ended_by = models.CharField(max_length=200, default="")

    objects = Scoped.as_manager()

    class Meta:
        """One person is named once for a step."""

        constraints = [
            models.UniqueConstraint(
                fields=["chain", "step", "email"],
                condition=models.Q(ended_at=None),
                name="signoff_guest_once",
            )
        ]
