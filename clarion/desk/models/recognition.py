"""A recognition says that a message speaks of something we know; most messages have none."""

from django.db import models
from django.db.models import Q

from clarion.kit.rows import Row, Scoped, one_of
from clarion.reading.known import Side


class Recognition(Row):
    """`about` leads to what we know. `side` is how the message stands to what is being said.

    It is empty where the message is about no rumour. `received_at` is the message's.
    """

    office = models.ForeignKey(
        "people.Office", on_delete=models.PROTECT, related_name="+", db_index=False
    )
    glance = models.ForeignKey(
        "desk.Glance", on_delete=models.CASCADE, related_name="+", db_index=False
    )
    received_at = models.DateTimeField()
    about = models.CharField(max_length=60)
    side = models.CharField(max_length=10, default="", db_default="")
    percent = models.SmallIntegerField()

    objects = Scoped.as_manager()

    class Meta:
        """Once each; what is being said is counted from the index alone."""

        constraints = [
            models.UniqueConstraint(fields=["glance", "about"], name="desk_recognition_once"),
            one_of(["", *(one.value for one in Side)], "desk_recognition_side", "side"),
        ]
        indexes = [
            models.Index(
                fields=["office", "received_at"],
                include=["about", "side", "glance"],
                condition=~Q(side=""),
                name="desk_recognition_said",
            ),
            models.Index(
                fields=["office", "about", "received_at"],
                condition=~Q(side=""),
                name="desk_recognition_first",
            ),
        ]
