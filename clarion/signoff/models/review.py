"""What left by the emergency route is looked at afterwards, by somebody who was not involved."""

from collections.abc import Sequence

from django.db import models

from clarion.kit.rows import Row, Scoped


class Review(Row):
    """Owed from the moment of the last signature until somebody has written a finding."""

    office = models.ForeignKey("people.Office", on_delete=models.PROTECT, related_name="+")
    request = models.OneToOneField(
        "signoff.Request", on_delete=models.PROTECT, related_name="review"
    )
    owed_at = models.DateTimeField()
    due_at = models.DateTimeField()
    told_at = models.DateTimeField(null=True)  # that it is overdue
    finding = models.CharField(max_length=2000, default="")
    found_by = models.CharField(max_length=200, default="")
    found_by_staff = models.ForeignKey(
        "people.Staff", null=True, on_delete=models.PROTECT, related_name="+"
    )
    found_at = models.DateTimeField(null=True)
    code_givers: Sequence[int] = ()  # whoever asks who was involved has it filled in

    objects = Scoped.as_manager()

    class Meta:
        """A finding is whole: words, a person and a moment."""

        constraints = [
            models.CheckConstraint(
                condition=models.Q(finding="", found_at=None, found_by_staff=None)
                | (
                    ~models.Q(finding="")
                    & models.Q(found_at__isnull=False, found_by_staff__isnull=False)
                ),
                name="signoff_finding_is_whole",
            )
        ]
        indexes = [
            models.Index(
                fields=["office", "due_at"],
                condition=models.Q(found_at=None),
                name="signoff_review_owed",
            )
        ]
