"""A lookout is what an office's finder of bursts knows, and how far it has read."""

from django.db import models

from clarion.kit.rows import Row, Scoped


class Lookout(Row):
    """One for an office. `sealed` holds neither texts nor authors.

    `run` counts how often it has begun anew: the numbers of bursts begin anew with it. `turn` is
    raised with every look, so that whoever has the finder in mind knows whether it is this one.
    """

    office = models.OneToOneField("people.Office", on_delete=models.PROTECT, related_name="+")
    sealed = models.BinaryField(default=b"")
    size = models.IntegerField(default=0)
    run = models.IntegerField(default=0)
    turn = models.BigIntegerField(default=0)
    looked_at = models.DateTimeField(null=True)
    taken = models.JSONField(default=dict)  # how far the desk's messages were read
    heard = models.JSONField(default=dict)  # how far listening's mentions were read
    going_on = models.IntegerField(default=0)

    objects = Scoped.as_manager()
