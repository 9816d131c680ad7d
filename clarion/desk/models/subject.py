"""What messages are about in the office's own words: as people say, and as was learned from it."""

from django.contrib.postgres.fields import ArrayField
from django.db import models

from clarion.kit.rows import Row, Scoped
from clarion.reading.taught.lesson import LABEL_CHARACTERS_MAX


class Correction(Row):
    """A person says what a case is about; the newest that was not taken back counts.

    `was` is what had been suggested, empty where nothing was. `message` is the one that was read.
    """

    office = models.ForeignKey(
        "people.Office", on_delete=models.PROTECT, related_name="+", db_index=False
    )
    case = models.ForeignKey(
        "desk.Case", on_delete=models.PROTECT, related_name="+", db_index=False
    )
    message = models.ForeignKey("postroom.Message", on_delete=models.PROTECT, related_name="+")
    label = models.CharField(max_length=LABEL_CHARACTERS_MAX)
    was = models.CharField(max_length=LABEL_CHARACTERS_MAX, default="")
    by = models.CharField(max_length=200)
    made_at = models.DateTimeField()
    undone_at = models.DateTimeField(null=True)

    objects = Scoped.as_manager()

    class Meta:
        """The newest of a case is looked up on its page; an office's are counted by label."""

        indexes = [
            models.Index(fields=["case", "-id"], name="desk_correction_case"),
            models.Index(
                fields=["office", "label"],
                condition=models.Q(undone_at=None),
                name="desk_correction_label",
            ),
        ]


class Lesson(Row):
    """What was learned from corrections; the newest that was not undone is in use.

    `figures` are what `clarion teach` showed when it was kept: counts, never anybody's words.
    """

    office = models.ForeignKey(
        "people.Office", on_delete=models.PROTECT, related_name="+", db_index=False
    )
    weights = models.BinaryField()
    figures = models.JSONField(default=dict)
    kept_by = models.CharField(max_length=200)
    kept_at = models.DateTimeField()
    undone_at = models.DateTimeField(null=True)

    objects = Scoped.as_manager()

    class Meta:
        """An office asks for its newest."""

        indexes = [models.Index(fields=["office", "-id"], name="desk_lesson_newest")]


class Suggestion(Row):
    """What a lesson says that a case is about, and by which words; no label: it leaves it open."""

    lesson = models.ForeignKey("desk.Lesson", on_delete=models.CASCADE, related_name="+")
    case = models.ForeignKey("desk.Case", on_delete=models.PROTECT, related_name="+")
    message = models.ForeignKey("postroom.Message", on_delete=models.PROTECT, related_name="+")
    label = models.CharField(max_length=LABEL_CHARACTERS_MAX, default="")
    words = ArrayField(models.CharField(max_length=200), default=list)
    made_at = models.DateTimeField()

    class Meta:
        """A lesson looks at a case once."""

        constraints = [
            models.UniqueConstraint(fields=["lesson", "case"], name="desk_suggestion_once")
        ]
