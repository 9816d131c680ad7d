"""Each step of a request as it was waited for: since when, until when, and whether it was late."""

from django.db import models

from clarion.kit.rows import Row, one_of

OUTCOMES = ("", "signed", "returned", "rejected", "withdrawn")


class Gate(Row):
    """`late_at` is when its minutes are over; `told_at`, when everybody was told that they are.

    Both are kept, so that a clock that is put right tells nobody twice and takes no right away.
    """

    request = models.ForeignKey("signoff.Request", on_delete=models.PROTECT, related_name="gates")
    step = models.IntegerField()
    began_at = models.DateTimeField()
    late_at = models.DateTimeField(null=True)
    told_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)
    outcome = models.CharField(max_length=20, default="")

    class Meta:
        """A step is waited for once; what is late and untold is looked for."""

        constraints = [
            models.UniqueConstraint(fields=["request", "step"], name="signoff_gate_once"),
            one_of(OUTCOMES, "signoff_gate_outcome", "outcome"),
            models.CheckConstraint(
                condition=models.Q(ended_at=None, outcome="")
                | (models.Q(ended_at__isnull=False) & ~models.Q(outcome="")),
                name="signoff_gate_ends_somehow",
            ),
        ]
        indexes = [
            models.Index(
                fields=["late_at"],
                condition=models.Q(ended_at=None, told_at=None),
                name="signoff_gate_untold",
            ),
            models.Index(fields=["ended_at"], name="signoff_gate_ended"),
        ]
