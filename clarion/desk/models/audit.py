"""Each week some messages that were thought harmless are read again, to know what is missed."""

from django.db import models

from clarion.kit.rows import Row, Scoped, one_of
from clarion.reading.missed import Verdict
from clarion.reading.reading import LifeRiskLevel

_LOW = LifeRiskLevel.LOW.value


class Audit(Row):
    """One week of an office. `harmless` messages were thought so; `confirmed` cases were not.

    `caught` of the harmless ones are in the wide net, as far as it was cast.
    """

    office = models.ForeignKey("people.Office", on_delete=models.PROTECT, related_name="+")
    week_on = models.DateField()  # its Monday
    harmless = models.IntegerField()
    caught = models.IntegerField(default=0, db_default=0)
    confirmed = models.IntegerField()
    drawn_at = models.DateTimeField()

    objects = Scoped.as_manager()

    class Meta:
        """Each week once."""

        constraints = [
            models.UniqueConstraint(fields=["office", "week_on"], name="desk_audit_once")
        ]


class Audited(Row):
    """A message of the sample, and what a person found in it; empty: nobody has looked yet."""

    audit = models.ForeignKey("desk.Audit", on_delete=models.PROTECT, related_name="sample")
    message = models.ForeignKey("postroom.Message", on_delete=models.PROTECT, related_name="+")
    case = models.ForeignKey("desk.Case", on_delete=models.PROTECT, related_name="+")
    # What the wide net says of it; a sample that was drawn without it is one part.
    level = models.CharField(max_length=20, default=_LOW, db_default=_LOW)
    verdict = models.CharField(max_length=20, default="")
    judged_by = models.CharField(max_length=200, default="")
    judged_at = models.DateTimeField(null=True)

    class Meta:
        """Each message once."""

        constraints = [
            models.UniqueConstraint(fields=["audit", "message"], name="desk_audited_once"),
            one_of([one.value for one in LifeRiskLevel], "desk_audited_level", "level"),
            one_of(["", *(one.value for one in Verdict)], "desk_audited_verdict", "verdict"),
        ]
