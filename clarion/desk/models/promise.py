"""What somebody was promised, by when, and who sees to it."""

from django.db import models

from clarion.desk.rules.matters.lives import PROMISE
from clarion.kit.rows import Row, Scoped, vocabulary


class Promise(Row):
    """`wall` and `zone` are as it was said, `due_at` the instant that they mean.

    About a matter, or about one case. A moved one names the promise that stands in its place.
    """

    office = models.ForeignKey("people.Office", on_delete=models.PROTECT, related_name="+")
    matter = models.ForeignKey(
        "desk.Matter", null=True, on_delete=models.PROTECT, related_name="promises"
    )
    case = models.ForeignKey(
        "desk.Case", null=True, on_delete=models.PROTECT, related_name="promises"
    )
    words = models.CharField(max_length=300)
    wall = models.CharField(max_length=16)  # 2026-04-14 18:00
    zone = models.CharField(max_length=60)
    due_at = models.DateTimeField()
    owner = models.ForeignKey("people.Staff", on_delete=models.PROTECT, related_name="+")
    made_by = models.CharField(max_length=200)
    made_at = models.DateTimeField()
    state = models.CharField(max_length=20, default=PROMISE.start)
    remind_at = models.DateTimeField()
    reminded_at = models.DateTimeField(null=True)
    settled_by = models.CharField(max_length=200, default="")
    settled_at = models.DateTimeField(null=True)
    why = models.CharField(max_length=300, default="")
    moved_to = models.OneToOneField(
        "self", null=True, on_delete=models.PROTECT, related_name="moved_from"
    )

    objects = Scoped.as_manager()

    class Meta:
        """It is about one thing; a moved one has a successor and a reason."""

        constraints = [
            vocabulary(PROMISE, "desk_promise_state"),
            models.CheckConstraint(
                condition=models.Q(matter=None, case__isnull=False)
                | models.Q(matter__isnull=False, case=None),
                name="desk_promise_is_about_one",
            ),
            models.CheckConstraint(
                condition=models.Q(state="moved", moved_to__isnull=False) & ~models.Q(why="")
                | ~models.Q(state="moved") & models.Q(moved_to=None),
                name="desk_promise_moved_to_another",
            ),
        ]
        indexes = [
            models.Index(
                fields=["office", "state", "due_at", "id"],
                condition=models.Q(state__in=["open", "broken"]),
                name="desk_promise_pending",
            ),
            models.Index(
                fields=["due_at"], condition=models.Q(state="open"), name="desk_promise_due"
            ),
        ]

    @property
    def about(self) -> str:
        """What it is about, as the ledger calls it."""
        return f"matter:{self.matter_id}" if self.matter_id else f"case:{self.case_id}"
