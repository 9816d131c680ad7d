"""An arrival is what came, exactly as it came, before anybody tried to understand it."""

from django.db import models

from clarion.kit.rows import Row, Scoped, vocabulary
from clarion.postroom.rules.lives import ARRIVAL


class Arrival(Row):
    """The raw bytes. The same thing from the same account arrives once."""

    office = models.ForeignKey("people.Office", on_delete=models.PROTECT, related_name="+")
    account = models.ForeignKey("postroom.Account", on_delete=models.PROTECT, related_name="+")
    fingerprint = models.CharField(max_length=128)
    stream = models.CharField(max_length=40)
    body = models.BinaryField()
    received_at = models.DateTimeField()
    state = models.CharField(max_length=10, default=ARRIVAL.start)
    reason = models.CharField(max_length=500, default="")
    times_parked = models.IntegerField(default=0)

    objects = Scoped.as_manager()

    class Meta:
        """What waits and what is parked is found at once."""

        constraints = [
            vocabulary(ARRIVAL, "postroom_arrival_state"),
            models.UniqueConstraint(
                fields=["account", "fingerprint"], name="postroom_arrival_once"
            ),
        ]
        indexes = [
            models.Index(
                fields=["id"], condition=models.Q(state="stored"), name="postroom_arrival_stored"
            ),
            models.Index(
                fields=["office", "id"],
                condition=models.Q(state="parked"),
                name="postroom_arrival_parked",
            ),
        ]
