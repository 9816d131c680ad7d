"""A list of places that somebody brought: looked at first, then taken, and undone if need be."""

from django.db import models

from clarion.kit.rows import Row, Scoped, vocabulary
from clarion.places.rules.lives import LISTING


class Listing(Row):
    """`entries` wait until it is brought; `refused` are lines with their reasons."""

    office = models.ForeignKey("people.Office", on_delete=models.PROTECT, related_name="+")
    state = models.CharField(max_length=20, default=LISTING.start)
    file_name = models.CharField(max_length=120)
    entries = models.JSONField(default=list)
    count = models.PositiveIntegerField()
    refused = models.JSONField(default=list)
    refused_count = models.PositiveIntegerField()
    replaces = models.BooleanField(default=False)
    proposed_at = models.DateTimeField()
    proposed_by = models.CharField(max_length=120)
    brought_at = models.DateTimeField(null=True)

    objects = Scoped.as_manager()

    class Meta:
        """Only the states that there are."""

        constraints = [vocabulary(LISTING, "places_listing_state")]
        indexes = [models.Index(fields=["office", "-id"], name="places_listing_newest")]
