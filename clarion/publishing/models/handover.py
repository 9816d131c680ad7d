"""A handover is an edition in words that others send or say for us: no account of ours can."""

from django.db import models

from clarion.kit.rows import Row, one_of
from clarion.publishing.rules.parts import HANDED, Handed


class Handover(Row):
    """`own_text` is what somebody wrote for it; else its words come from the edition's parts.

    `subject` and `text` are frozen when it is sent for signature, and signed by their digest.
    """

    edition = models.ForeignKey(
        "publishing.Edition", on_delete=models.PROTECT, related_name="handovers"
    )
    medium = models.CharField(max_length=20)
    language = models.CharField(max_length=35)
    own_text = models.TextField(default="")
    subject = models.CharField(max_length=1000, default="")
    text = models.TextField(default="")
    ready_at = models.DateTimeField(null=True)  # since when others may have had it

    class Meta:
        """One for each medium and language; what is not ready yet is looked for."""

        indexes = [
            models.Index(
                fields=["edition"],
                condition=models.Q(ready_at=None) & ~models.Q(text=""),
                name="publishing_handed_not_ready",
            )
        ]

        constraints = [
            one_of(list(HANDED), "publishing_handover_medium", "medium"),
            models.UniqueConstraint(
                fields=["edition", "medium", "language"], name="publishing_handed_once"
            ),
        ]

    @property
    def key(self) -> str:
        """What it is called among the others of its edition."""
        return f"{self.medium}_{self.language}"

    def handed(self, about: str) -> Handed:
        """Return the exact words that are signed; `about` is their statement."""
        return Handed(
            about=about,
            medium=self.medium,
            language=self.language,
            subject=self.subject,
            text=self.text,
        )
