"""A series says the same words again and again; each time is a statement of its own."""

from django.contrib.postgres.fields import ArrayField
from django.db import models

from clarion.kit.rows import Row, Scoped, one_of
from clarion.publishing.rules.times.recurrence import Every, Recurrence


class Series(Row):
    """`wall` is the time on the office's wall, whatever the clocks do. It ends some day."""

    office = models.ForeignKey("people.Office", on_delete=models.PROTECT, related_name="+")
    headline = models.CharField(max_length=300)
    text = models.TextField()
    language = models.CharField(max_length=35)
    theme = models.CharField(max_length=40)
    campaign = models.ForeignKey(
        "publishing.Campaign", null=True, on_delete=models.PROTECT, related_name="+"
    )
    account_ids = ArrayField(models.BigIntegerField())
    late_minutes = models.IntegerField()
    authors = ArrayField(models.BigIntegerField())  # who wrote its words signs none of it
    every = models.CharField(max_length=10)
    interval = models.IntegerField(default=1)
    days = ArrayField(models.IntegerField(), default=list)
    nth = models.IntegerField(default=0)
    monthday = models.IntegerField(default=0)
    wall = models.CharField(max_length=5)
    first_on = models.DateField()
    until_on = models.DateField(null=True)
    times = models.IntegerField(null=True)
    continues = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="+")
    begun_at = models.DateTimeField()
    begun_by = models.CharField(max_length=200)
    ended_at = models.DateTimeField(null=True)
    ended_by = models.CharField(max_length=200, default="")

    objects = Scoped.as_manager()

    class Meta:
        """It ends on a day or after so many times."""

        constraints = [
            one_of([one.value for one in Every], "publishing_series_every", "every"),
            models.CheckConstraint(
                condition=models.Q(until_on=None) ^ models.Q(times=None),
                name="publishing_series_ends",
            ),
        ]
        indexes = [
            models.Index(
                fields=["office"],
                condition=models.Q(ended_at=None),
                name="publishing_series_going_on",
            )
        ]

    @property
    def about(self) -> str:
        """What the ledger calls it."""
        return f"series:{self.pk}"

    def recurrence(self) -> Recurrence:
        """Return on which days it is said."""
        return Recurrence(
            every=Every(self.every),
            interval=self.interval,
            days=frozenset(self.days),
            nth=self.nth,
            monthday=self.monthday,
            first_on=self.first_on,
            until_on=self.until_on,
            times=self.times,
        )


class Occurrence(Row):
    """One day of a series: the statement that was made for it, or who left it out."""

    series = models.ForeignKey(
        "publishing.Series", on_delete=models.PROTECT, related_name="occurrences"
    )
    on = models.DateField()
    statement = models.OneToOneField(
        "publishing.Statement", null=True, on_delete=models.PROTECT, related_name="+"
    )
    made_at = models.DateTimeField(null=True)
    skipped_at = models.DateTimeField(null=True)
    skipped_by = models.CharField(max_length=200, default="")

    class Meta:
        """Each day once, so that nothing is made twice, whatever the clock of the machine does."""

        constraints = [
            models.UniqueConstraint(fields=["series", "on"], name="publishing_occurrence_once"),
            models.CheckConstraint(
                condition=models.Q(statement__isnull=False) | models.Q(skipped_at__isnull=False),
                name="publishing_occurrence_made_or_skipped",
            ),
        ]
