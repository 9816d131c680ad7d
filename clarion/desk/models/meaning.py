"""What words mean, as numbers that were worked out once; never the words themselves."""

from django.db import models

from clarion.kit.rows import Row, Scoped


class Meaning(Row):
    """`digest` is that of the words, `vector` 384 small floats of two bytes each."""

    office = models.ForeignKey("people.Office", on_delete=models.PROTECT, related_name="+")
    digest = models.CharField(max_length=64)
    vector = models.BinaryField()
    made_at = models.DateTimeField()

    objects = Scoped.as_manager()

    class Meta:
        """The same words mean the same; what is new is found by its number."""

        constraints = [
            models.UniqueConstraint(fields=["office", "digest"], name="desk_meaning_once")
        ]
        indexes = [models.Index(fields=["office", "id"], name="desk_meaning_new")]
