"""Who looked at what somebody said, and who agreed that they look again."""

from django.db import models
from django.db.models import F, Q

from clarion.kit.rows import Row, Scoped, vocabulary
from clarion.listening.rules.lives import LOOKING


class Look(Row):
    """One look of one colleague. `subject` is the author's pseudonym, or the mention's own name."""

    office = models.ForeignKey("people.Office", on_delete=models.PROTECT, related_name="+")
    staff = models.ForeignKey("people.Staff", on_delete=models.PROTECT, related_name="+")
    staff_name = models.CharField(max_length=200)
    subject = models.CharField(max_length=40)
    mention = models.ForeignKey(
        "listening.Mention", null=True, on_delete=models.SET_NULL, related_name="+"
    )
    at = models.DateTimeField()

    objects = Scoped.as_manager()

    class Meta:
        """Counted by person and subject."""

        indexes = [
            models.Index(fields=["office", "staff", "subject", "at"], name="listening_look_count")
        ]


class Looking(Row):
    """A wish to look at the same subject more often, and what a second person said to it."""

    office = models.ForeignKey("people.Office", on_delete=models.PROTECT, related_name="+")
    staff = models.ForeignKey("people.Staff", on_delete=models.PROTECT, related_name="+")
    staff_name = models.CharField(max_length=200)
    subject = models.CharField(max_length=40)
    mention = models.ForeignKey(
        "listening.Mention", null=True, on_delete=models.SET_NULL, related_name="+"
    )
    why = models.CharField(max_length=300)
    state = models.CharField(max_length=20, default=LOOKING.start)
    asked_at = models.DateTimeField()
    decided_at = models.DateTimeField(null=True)
    decided_by = models.CharField(max_length=200, default="")
    decided_by_id = models.BigIntegerField(null=True)

    objects = Scoped.as_manager()

    class Meta:
        """Nobody agrees to their own."""

        constraints = [
            vocabulary(LOOKING, "listening_looking_state"),
            models.CheckConstraint(
                condition=~Q(state="agreed")
                | (Q(decided_by_id__isnull=False) & ~Q(decided_by_id=F("staff_id"))),
                name="listening_looking_needs_two",
            ),
            models.UniqueConstraint(
                fields=["office", "staff", "subject"],
                condition=Q(state="asked"),
                name="listening_looking_once",
            ),
        ]
