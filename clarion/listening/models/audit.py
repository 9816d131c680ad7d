"""Each week some of what was overheard and thought harmless is read again, to know what is missed.

The words go when their days are over; what somebody found in them stays, and with it the figure.
"""

from django.db import models

from clarion.kit.rows import Row, Scoped, one_of
from clarion.reading.missed import Verdict
from clarion.reading.reading import LifeRiskLevel

_LOW = LifeRiskLevel.LOW.value


class Audit(Row):
    """One week of an office: of what was kept, `harmless` mentions were read and thought so.

    `caught` of these are in the wide net, as far as it was cast. `taken_up`: in how many a danger
    was found by itself, and somebody took them up. `unread`: only a glance had been taken at them.
    What was heard before `whole_since`, if any was, may have been forgotten before it was drawn.
    """

    office = models.ForeignKey("people.Office", on_delete=models.PROTECT, related_name="+")
    week_on = models.DateField()  # its Monday
    harmless = models.IntegerField()
    caught = models.IntegerField()
    taken_up = models.IntegerField()
    unread = models.IntegerField()
    whole_since = models.DateTimeField(null=True)
    drawn_at = models.DateTimeField()

    objects = Scoped.as_manager()

    class Meta:
        """Each week once."""

        constraints = [
            models.UniqueConstraint(fields=["office", "week_on"], name="listening_audit_once")
        ]


class Audited(Row):
    """One of the sample, and what a person found in it; empty: nobody has looked yet.

    Without a mention its words have been forgotten, and nobody can look any more.
    """

    audit = models.ForeignKey("listening.Audit", on_delete=models.PROTECT, related_name="sample")
    mention = models.ForeignKey(
        "listening.Mention", null=True, on_delete=models.SET_NULL, related_name="+"
    )
    level = models.CharField(max_length=20)  # what the wide net says of it
    verdict = models.CharField(max_length=20, default="")
    judged_by = models.CharField(max_length=200, default="")
    judged_at = models.DateTimeField(null=True)

    class Meta:
        """Each mention once."""

        constraints = [
            models.UniqueConstraint(fields=["audit", "mention"], name="listening_audited_once"),
            one_of([one.value for one in LifeRiskLevel], "listening_audited_level", "level"),
            one_of(["", *(one.value for one in Verdict)], "listening_audited_verdict", "verdict"),
        ]
