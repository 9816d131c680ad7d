"""Who is trusted how far: proposed by one person, agreed to by another one, and lost at once."""

from django.contrib.postgres.fields import ArrayField
from django.db import models

from clarion.kit.rows import Row, Scoped, one_of, vocabulary
from clarion.signoff.rules.trust import TRUST, Degree, Extent


class Trust(Row):
    """It is replaced by another one, never changed; without one somebody is an ordinary writer."""

    office = models.ForeignKey("people.Office", on_delete=models.PROTECT, related_name="+")
    staff = models.ForeignKey("people.Staff", on_delete=models.PROTECT, related_name="+")
    name = models.CharField(max_length=200)
    state = models.CharField(max_length=20, default=TRUST.start)
    degree = models.CharField(max_length=20)
    themes = ArrayField(models.CharField(max_length=40), default=list)  # empty: any
    why = models.CharField(max_length=300)
    record = models.JSONField(default=dict)  # what the record was when it was proposed
    ends_at = models.DateTimeField(null=True)
    proposed_at = models.DateTimeField()
    proposed_by = models.CharField(max_length=200)
    proposed_by_id = models.BigIntegerField(null=True)  # nobody: it was lost by itself
    decided_at = models.DateTimeField(null=True)
    decided_by = models.CharField(max_length=200, default="")

    objects = Scoped.as_manager()

    class Meta:
        """One that holds, and one that waits, for each person in an office."""

        constraints = [
            vocabulary(TRUST, "signoff_trust_state"),
            one_of([one.value for one in Degree], "signoff_trust_degree", "degree"),
            models.UniqueConstraint(
                fields=["office", "staff"],
                condition=models.Q(state="holds"),
                name="signoff_trust_one_holds",
            ),
            models.UniqueConstraint(
                fields=["office", "staff"],
                condition=models.Q(state="proposed"),
                name="signoff_trust_one_waits",
            ),
        ]

    @property
    def about(self) -> str:
        """What it is called in the ledger."""
        return f"staff:{self.staff_id}"

    def extent(self) -> Extent:
        """Return it as the rules know it."""
        return Extent(
            degree=Degree(self.degree), themes=frozenset(self.themes), ends_at=self.ends_at
        )


class Doubt(Row):
    """Something that people wrote was said, and something in it was wrong."""

    office = models.ForeignKey("people.Office", on_delete=models.PROTECT, related_name="+")
    about = models.CharField(max_length=120)
    authors = ArrayField(models.BigIntegerField())
    at = models.DateTimeField()

    objects = Scoped.as_manager()

    class Meta:
        """Once for each thing that was said."""

        constraints = [
            models.UniqueConstraint(fields=["office", "about"], name="signoff_doubt_once")
        ]
