"""How often a statement was taken along to a network on one day. By whom, nobody knows."""

from django.db import models

from clarion.kit.rows import Row, Scoped, one_of
from clarion.publishing.rules.sharing.sharing import NETWORKS


class ShareCount(Row):
    """A number and nothing else: no person, no address, no time but the day."""

    office = models.ForeignKey("people.Office", on_delete=models.PROTECT, related_name="+")
    statement = models.ForeignKey(
        "publishing.Statement", on_delete=models.PROTECT, related_name="+"
    )
    network = models.CharField(max_length=20)
    day = models.DateField()
    presses = models.IntegerField(default=0)

    objects = Scoped.as_manager()

    class Meta:
        """One for each statement, network and day."""

        constraints = [
            one_of(list(NETWORKS), "publishing_share_network", "network"),
            models.UniqueConstraint(
                fields=["statement", "network", "day"], name="publishing_share_count_once"
            ),
        ]
