"""A lock says what may not be said yet, and why; it is ended, and never changed."""

from datetime import tzinfo

from django.contrib.postgres.fields import ArrayField
from django.db import models

from clarion.kit.rows import Row, Scoped, one_of
from clarion.publishing.rules.standards import locks


class Lock(Row):
    """Words that stop a statement from a time until a time, or until somebody ends it."""

    office = models.ForeignKey("people.Office", on_delete=models.PROTECT, related_name="+")
    subject = models.CharField(max_length=20)
    words = ArrayField(models.CharField(max_length=80), default=list)
    from_at = models.DateTimeField()
    until_at = models.DateTimeField(null=True)
    why = models.CharField(max_length=300)
    begun_at = models.DateTimeField()
    begun_by = models.CharField(max_length=200)
    ended_at = models.DateTimeField(null=True)
    ended_by = models.CharField(max_length=200, default="")
    ended_why = models.CharField(max_length=300, default="")

    objects = Scoped.as_manager()

    class Meta:
        """For a reason that the rules know."""

        constraints = [
            one_of([one.value for one in locks.Subject], "publishing_lock_subject", "subject")
        ]

    def lock(self, zone: tzinfo) -> locks.Lock:
        """Return it as the rules know it, on a clock."""
        return locks.Lock(
            subject=locks.Subject(self.subject),
            words=tuple(self.words),
            from_at=self.from_at.astimezone(zone),
            until_at=self.until_at.astimezone(zone) if self.until_at else None,
            why=self.why,
        )
