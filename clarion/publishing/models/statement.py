"""A statement is one thing that the office says; what it says at a time is an edition of it."""

from django.db import models

from clarion.kit.ids import STATEMENT
from clarion.kit.rows import Row, Scoped


class Statement(Row):
    """`code` is its public name: short, read out without mistakes, and never given twice."""

    office = models.ForeignKey("people.Office", on_delete=models.PROTECT, related_name="+")
    code = models.CharField(max_length=12, unique=True)
    made_by = models.CharField(max_length=200)
    made_at = models.DateTimeField()
    # It warns that one of our accounts is not in our hands; each takeover begins one warning.
    takeover = models.OneToOneField(
        "postroom.Takeover", null=True, on_delete=models.PROTECT, related_name="+"
    )
    # It tells those who keep what was withdrawn that it is.
    tells_of = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="+")
    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_by = models.CharField(max_length=200, default="")
    withdrawn_by_id = models.BigIntegerField(null=True)
    withdrawn_why = models.CharField(max_length=300, default="")

    objects = Scoped.as_manager()

    @property
    def about(self) -> str:
        """What the ledger, requests and dispatches call it."""
        return f"{STATEMENT}{self.pk}"
