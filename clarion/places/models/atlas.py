"""All places of one office together, and how often they have changed."""

from django.db import models

from clarion.kit.rows import Row, Scoped


class Atlas(Row):
    """`version` grows with every change, so that whoever keeps a copy knows when it is old."""

    office = models.OneToOneField("people.Office", on_delete=models.PROTECT, related_name="+")
    version = models.PositiveIntegerField(default=0)

    objects = Scoped.as_manager()
