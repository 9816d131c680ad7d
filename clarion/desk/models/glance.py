"""What one message says at a glance: how it sounds, what it is about, and where."""

from django.db import models

from clarion.kit.rows import Row, Scoped


class Glance(Row):
    """The figures of what people wrote are made of these. Spam and what machines send has none.

    `received_at` and `correspondent` are the message's, so that nothing else need be read to count.
    `temperature` is in hundredths, -100 (bitter) to 100 (grateful); None where it cannot be told.
    `place` lies in `area`, at most `within_m` metres from its point. `urgency` is how soon its own
    words ask to be seen to; empty: it was not looked for yet. `why` are the words that led to
    these, as `clarion/reading/why.py` stores them.
    """

    office = models.ForeignKey(
        "people.Office", on_delete=models.PROTECT, related_name="+", db_index=False
    )
    message = models.OneToOneField("postroom.Message", on_delete=models.PROTECT, related_name="+")
    correspondent = models.ForeignKey(
        "postroom.Correspondent", on_delete=models.PROTECT, related_name="+", db_index=False
    )
    received_at = models.DateTimeField()
    first_hand = models.BooleanField(default=False)  # the writer saw or heard it
    temperature = models.SmallIntegerField(null=True)
    theme = models.CharField(max_length=30, default="")  # what the learned labels call it
    place = models.CharField(max_length=200, default="")
    area = models.CharField(max_length=200, default="")
    lat = models.FloatField(null=True)
    lon = models.FloatField(null=True)
    within_m = models.IntegerField(null=True)
    urgency = models.CharField(max_length=10, default="", db_default="")
    why = models.JSONField(default=list, db_default=[])
    recognized_at = models.DateTimeField(null=True)  # compared with what we know; None: not yet

    objects = Scoped.as_manager()

    class Meta:
        """A span of time is counted from the index alone."""

        constraints = [
            models.CheckConstraint(
                condition=models.Q(temperature=None)
                | models.Q(temperature__gte=-100, temperature__lte=100),
                name="desk_glance_temperature",
            )
        ]
        indexes = [
            models.Index(
                fields=["office", "received_at"],
                include=["message", "correspondent", "area", "theme", "temperature", "first_hand"],
                name="desk_glance_counted",
            ),
            models.Index(
                fields=["office", "received_at", "message"],
                condition=models.Q(first_hand=True),
                name="desk_glance_witness",
            ),
            models.Index(
                fields=["office", "received_at"],
                condition=models.Q(recognized_at=None),
                name="desk_glance_unrecognized",
            ),
        ]
