"""Somebody of another house who may sign one step: named beforehand, and never staff."""

from django.db import models

from clarion.kit.rows import Row, Scoped, one_of
from clarion.signoff.rules.links import Way


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
    begun_by_staff = models.ForeignKey(
        "people.Staff", null=True, on_delete=models.PROTECT, related_name="+"
    )
    way = models.CharField(max_length=10, default=Way.PHONE.value, db_default=Way.PHONE.value)
    # Nobody is named by one person alone: until another has agreed they sign nothing, and whom they
    # replace still may.
    proposed = models.BooleanField(default=False, db_default=False)
    replaces = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="+")
    agreed_at = models.DateTimeField(null=True)
    agreed_by = models.CharField(max_length=200, default="", db_default="")
    ended_at = models.DateTimeField(null=True)
    ended_by = models.CharField(max_length=200, default="")

    objects = Scoped.as_manager()

    class Meta:
        """One person is named once for a step."""

        constraints = [
            models.UniqueConstraint(
                fields=["chain", "step", "email", "proposed"],
                condition=models.Q(ended_at=None),
                name="signoff_guest_once",
            ),
            one_of([one.value for one in Way], "signoff_guest_way", "way"),
        ]
