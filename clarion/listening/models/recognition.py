"""A recognition says that a mention speaks of something the office knows; most have none."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from clarion.kit.rows import Row, Scoped, one_of
from clarion.reading.known import Side, Stance


class Recognition(Row):
    """`about` and `way` are the desk's names of what is known, `said` its words for a list.

    `side` is how the mention stands to what is being said, empty where it is about no rumour;
    `stance` how it stands to the office's words. `words` led to it, `differs` decided the stance.
    `received_at` is the mention's, with which it is forgotten. It knows nothing of authors.
    """

    office = models.ForeignKey(
        "people.Office", on_delete=models.PROTECT, related_name="+", db_index=False
    )
    mention = models.ForeignKey(
        "listening.Mention", on_delete=models.CASCADE, related_name="+", db_index=False
    )
    received_at = models.DateTimeField()
    about = models.CharField(max_length=60)
    way = models.CharField(max_length=10)
    said = models.CharField(max_length=300)
    side = models.CharField(max_length=10, default="", db_default="")
    stance = models.CharField(max_length=15, default="", db_default="")
    percent = models.SmallIntegerField()
    words = ArrayField(models.CharField(max_length=100), default=list)
    differs = ArrayField(models.CharField(max_length=100), default=list)

    objects = Scoped.as_manager()

    class Meta:
        """Once each."""

        constraints = [
            models.UniqueConstraint(fields=["mention", "about"], name="listening_recognized_once"),
            one_of(["", *(one.value for one in Side)], "listening_recognition_side", "side"),
            one_of(["", *(one.value for one in Stance)], "listening_recognition_stance", "stance"),
        ]
        indexes = [
            models.Index(
                fields=["office", "received_at"],
                include=["about", "side", "mention"],
                condition=~Q(side=""),
                name="listening_recognition_said",
            ),
            models.Index(
                fields=["office", "about", "received_at"],
                condition=~Q(side=""),
                name="listening_recognized_first",
            ),
        ]
