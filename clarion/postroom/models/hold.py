"""A hold stops what it covers until somebody lifts it; it overwrites nothing."""

from django.contrib.postgres.fields import ArrayField
from django.db import models

from clarion.kit.rows import Row, Scoped, one_of

SCOPES = ("everything", "account", "network", "dispatch")


class Hold(Row):
    """Placed by somebody, for a reason; lifted by somebody, for a reason."""

    office = models.ForeignKey("people.Office", on_delete=models.PROTECT, related_name="+")
    scope = models.CharField(max_length=20)
    subject = models.CharField(max_length=120, default="")
    why = models.CharField(max_length=300)
    placed_by = models.CharField(max_length=200)
    placed_at = models.DateTimeField()
    in_flight = ArrayField(models.BigIntegerField(), default=list)  # had left when it began
    lifted_by = models.CharField(max_length=200, default="")
    lifted_at = models.DateTimeField(null=True)
    lifted_why = models.CharField(max_length=300, default="")

    objects = Scoped.as_manager()

    class Meta:
        """Those in force are found at once."""

        constraints = [one_of(SCOPES, "postroom_hold_scope", "scope")]
        indexes = [
            models.Index(
                fields=["office"],
                condition=models.Q(lifted_at=None),
                name="postroom_hold_in_force",
            )
        ]

    def covers(self, *, account_id: int, network: str, dispatch_id: int) -> bool:
        """Say whether this hold stops that dispatch."""
        subject = {"account": account_id, "network": network, "dispatch": dispatch_id}
        return self.scope == "everything" or self.subject == str(subject[self.scope])

    def reach(self) -> models.Q:
        """The same as `covers`, for the database."""
        match self.scope:
            case "account":
                return models.Q(account_id=self.subject)
            case "network":
                return models.Q(account__network=self.subject)
            case "dispatch":
                return models.Q(pk=self.subject)
        return models.Q()
