"""An office is one public body in one mode; nothing ever moves from one office to another."""

from django.contrib.postgres.fields import ArrayField
from django.db import models

from clarion.kit.rows import Row, one_of
from clarion.people.rules.mode import MODES, Mode


class Office(Row):
    """One public body, live or as an exercise. The mode is chosen once and never changes."""

    name = models.CharField(max_length=120)
    slug = models.SlugField(max_length=60, unique=True)
    mode = models.CharField(max_length=20, default=Mode.LIVE.value)
    zone = models.CharField(max_length=60, default="Europe/London")
    languages = models.JSONField(default=list)
    laws = ArrayField(models.CharField(max_length=10), default=list, db_default=["uk"])
    opened_at = models.DateTimeField()
    second_left_at = models.DateTimeField(null=True)  # sent away by whoever manages alone since
    # The same of whoever manages the office: they change nothing alone of who signs.
    second_manager_left_at = models.DateTimeField(null=True)

    class Meta:
        """Only the modes that there are."""

        constraints = [one_of(MODES, "people_office_mode", "mode")]

    @property
    def exercise(self) -> bool:
        """Whether nothing in this office is real."""
        return self.mode == Mode.EXERCISE.value
