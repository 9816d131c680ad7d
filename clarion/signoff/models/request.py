"""Somebody asks for a signature: with a copy of the words, so that both see the same."""

from django.contrib.postgres.fields import ArrayField
from django.db import models

from clarion.kit.rows import Row, Scoped, vocabulary
from clarion.signoff.rules.quorum import REQUEST


class Request(Row):
    """The words as they were when they were asked about; `about` is opaque here."""

    office = models.ForeignKey("people.Office", on_delete=models.PROTECT, related_name="+")
    about = models.CharField(max_length=120)
    words = models.TextField()
    where = models.CharField(max_length=300)  # who will read them, in words
    digests = ArrayField(models.CharField(max_length=64))
    authors = ArrayField(models.BigIntegerField())
    asked_by = models.CharField(max_length=200)
    asked_at = models.DateTimeField()
    state = models.CharField(max_length=20, default=REQUEST.start)
    reason = models.CharField(max_length=500, default="")

    objects = Scoped.as_manager()

    class Meta:
        """Open ones are looked for."""

        constraints = [vocabulary(REQUEST, "signoff_request_state")]
        indexes = [
            models.Index(
                fields=["office", "asked_at"],
                condition=models.Q(state="open"),
                name="signoff_request_open",
            )
        ]


class Signature(Row):
    """One person agreed to exactly these words."""

    request = models.OneToOneField(
        "signoff.Request", on_delete=models.PROTECT, related_name="signature"
    )
    staff = models.ForeignKey("people.Staff", on_delete=models.PROTECT, related_name="+")
    name = models.CharField(max_length=200)
    role = models.CharField(max_length=200)
    signed_at = models.DateTimeField()
