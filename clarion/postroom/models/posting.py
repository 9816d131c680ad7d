"""A rule says who may say what through an account; it is replaced by another, never changed."""

from django.contrib.postgres.fields import ArrayField
from django.db import models

from clarion.kit.rows import Row, Scoped, vocabulary
from clarion.postroom.rules.lives import POSTING
from clarion.postroom.rules.posting import Permit


class PostingRule(Row):
    """One rule: proposed by one person, and where it gives more, agreed to by another one.

    Without a rule that holds, everybody who may write statements may say everything there.
    """

    office = models.ForeignKey("people.Office", on_delete=models.PROTECT, related_name="+")
    account = models.ForeignKey("postroom.Account", on_delete=models.PROTECT, related_name="+")
    state = models.CharField(max_length=20, default=POSTING.start)
    roles = ArrayField(models.CharField(max_length=80), default=list)
    themes = ArrayField(models.CharField(max_length=40), default=list)
    proposed_at = models.DateTimeField()
    proposed_by = models.CharField(max_length=200)
    proposed_by_id = models.BigIntegerField(null=True)
    decided_at = models.DateTimeField(null=True)  # agreed to, or turned down
    decided_by = models.CharField(max_length=200, default="")

    objects = Scoped.as_manager()

    class Meta:
        """One that holds, and one that waits, for each account."""

        constraints = [
            vocabulary(POSTING, "postroom_posting_state"),
            models.UniqueConstraint(
                fields=["account"],
                condition=models.Q(state="holds"),
                name="postroom_posting_one_holds",
            ),
            models.UniqueConstraint(
                fields=["account"],
                condition=models.Q(state="proposed"),
                name="postroom_posting_one_waits",
            ),
        ]

    def permit(self) -> Permit:
        """Return it as the rules know it."""
        return Permit(roles=frozenset(self.roles), themes=frozenset(self.themes))
