"""Somebody who has said yes to sharing what the office says, in their own name and account."""

from django.db import models

from clarion.kit.rows import Row, Scoped, one_of
from clarion.publishing.rules.sharing.advocates import KINDS


class Advocate(Row):
    """Asked by somebody; takes part once they have said so; leaves by one press.

    Nothing is kept of their accounts, nor of what they share. Of the link's secret there is only a
    digest. When they leave or are ended, name and address go, and the number stays.
    """

    office = models.ForeignKey("people.Office", on_delete=models.PROTECT, related_name="+")
    name = models.CharField(max_length=120)
    kind = models.CharField(max_length=20)
    language = models.CharField(max_length=35)
    email = models.EmailField(default="")
    secret_digest = models.CharField(max_length=64, unique=True)
    invited_by = models.CharField(max_length=200)
    invited_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    joined_at = models.DateTimeField(null=True)
    left_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)
    ended_by = models.CharField(max_length=200, default="")

    objects = Scoped.as_manager()

    class Meta:
        """One address once at a time."""

        constraints = [
            one_of(list(KINDS), "publishing_advocate_kind", "kind"),
            models.UniqueConstraint(
                fields=["office", "email"],
                condition=models.Q(left_at=None, ended_at=None) & ~models.Q(email=""),
                name="publishing_advocate_once",
            ),
        ]
        indexes = [
            models.Index(
                fields=["office"],
                condition=models.Q(left_at=None, ended_at=None),
                name="publishing_advocate_there",
            )
        ]

    @property
    def about(self) -> str:
        """What the ledger calls them: never by name."""
        return f"advocate:{self.pk}"

    def forget(self) -> None:
        """Keep nothing that says who it was."""
        self.name = self.email = ""


class Advice(Row):
    """What the office tells its advocates in one language, a line each; without it, Clarion's."""

    office = models.ForeignKey("people.Office", on_delete=models.PROTECT, related_name="+")
    language = models.CharField(max_length=35)
    text = models.TextField()
    written_by = models.CharField(max_length=200)
    written_at = models.DateTimeField()

    objects = Scoped.as_manager()

    class Meta:
        """One for each language."""

        constraints = [
            models.UniqueConstraint(fields=["office", "language"], name="publishing_advice_once")
        ]
