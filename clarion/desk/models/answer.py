"""An answer to a case, and the draft of one that a dead browser must not take with it."""

from django.db import models

from clarion.kit.rows import Row

# What they have got from us: the network took it and did not give it back, or somebody said it.
TOLD = models.Q(by_hand=True) | models.Q(dispatch__state="sent", dispatch__bounced_at=None)


class Answer(Row):
    """What somebody said. How it fares is the dispatch's to know; `by_hand` has none."""

    case = models.ForeignKey("desk.Case", on_delete=models.PROTECT, related_name="answers")
    message = models.ForeignKey("postroom.Message", on_delete=models.PROTECT, related_name="+")
    text = models.TextField()
    edge = models.CharField(max_length=10)
    key = models.CharField(max_length=32, unique=True)
    by = models.CharField(max_length=200)
    staff = models.ForeignKey("people.Staff", on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField()
    request = models.ForeignKey(
        "signoff.Request", null=True, on_delete=models.PROTECT, related_name="+"
    )
    dispatch = models.OneToOneField(
        "postroom.Dispatch", null=True, on_delete=models.PROTECT, related_name="+"
    )
    by_hand = models.BooleanField(default=False)
    returned_why = models.CharField(max_length=500, default="")
    withdrawn_by = models.CharField(max_length=200, default="")  # before anybody had it
    withdrawn_at = models.DateTimeField(null=True)
    followed = models.CharField(max_length=20, default="")  # how far the case knows how it fared

    class Meta:
        """It went through the door, waits for a signature, was returned, or was given by hand."""

        indexes = [
            models.Index(
                fields=["made_at"],
                condition=models.Q(dispatch__isnull=False)
                & ~models.Q(followed__in=["sent", "returned"]),
                name="desk_answer_untold",
            )
        ]

        constraints = [
            models.CheckConstraint(
                condition=models.Q(by_hand=True)
                | models.Q(dispatch__isnull=False)
                | models.Q(request__isnull=False),
                name="desk_answer_has_a_way",
            )
        ]


class Draft(Row):
    """What somebody has written so far and not sent."""

    case = models.ForeignKey("desk.Case", on_delete=models.PROTECT, related_name="drafts")
    staff = models.ForeignKey("people.Staff", on_delete=models.PROTECT, related_name="+")
    text = models.TextField()
    edge = models.CharField(max_length=10)
    saved_at = models.DateTimeField()

    class Meta:
        """One for each person and case."""

        constraints = [models.UniqueConstraint(fields=["case", "staff"], name="desk_draft_once")]
