"""Ready words: with an owner who answers for them, and a day on which they must be looked at."""

from django.db import models

from clarion.kit.rows import Row, Scoped


class Rumours(Row):
    """How often a rumour was noted in an office: whoever compares looks whether it still holds."""

    office = models.OneToOneField("people.Office", on_delete=models.PROTECT, related_name="+")
    noted = models.BigIntegerField(default=0)

    objects = Scoped.as_manager()


class Snippet(Row):
    """Expired ones are shown to their owner and offered to nobody.

    `rumour` is what is being said that they answer, a way of saying it on each line. It is compared
    with what people write, and no resident ever gets to see it.
    """

    office = models.ForeignKey("people.Office", on_delete=models.PROTECT, related_name="+")
    title = models.CharField(max_length=120)
    text = models.TextField()
    rumour = models.TextField(default="", db_default="")
    language = models.CharField(max_length=10, default="")
    owner = models.ForeignKey("people.Staff", on_delete=models.PROTECT, related_name="+")
    expires_on = models.DateField()
    changed_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)

    objects = Scoped.as_manager()

    class Meta:
        """One of each title is offered."""

        constraints = [
            models.UniqueConstraint(
                fields=["office", "title"],
                condition=models.Q(ended_at=None),
                name="desk_snippet_title",
            )
        ]

    @property
    def about(self) -> str:
        """What the ledger calls it, and what leads to it."""
        return f"snippet:{self.pk}"

    @property
    def rumours(self) -> tuple[str, ...]:
        """Each way of saying what is being said."""
        return tuple(self.rumour.splitlines())
