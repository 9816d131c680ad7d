"""What a network said of how far something that we said has gone, each time it was asked."""

from django.db import models

from clarion.kit.rows import Row


class Figure(Row):
    """One count. A figure that the network does not tell is null, and never nought."""

    dispatch = models.ForeignKey(
        "postroom.Dispatch", on_delete=models.PROTECT, related_name="figures"
    )
    counted_at = models.DateTimeField()
    replies = models.BigIntegerField(null=True)
    reposts = models.BigIntegerField(null=True)
    likes = models.BigIntegerField(null=True)
    seen = models.BigIntegerField(null=True)
    gone = models.BooleanField(default=False)  # the network says that it is not there any more

    class Meta:
        """The newest of a dispatch is the first in its index."""

        indexes = [
            models.Index(fields=["dispatch", "-counted_at", "-id"], name="postroom_figure_newest")
        ]
