"""A place that an office knows: a street, an area, a building, a river."""

from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from clarion.kit.rows import Row, Scoped, one_of
from clarion.reading.places.place import PlaceKind


class Places(Scoped):
    """Places of offices; what a later list replaced is kept until another one is brought."""

    def known(self) -> "Places":
        """Only those that count."""
        return self.filter(removed_at=None)

    def named(self, words: str) -> "Places":
        """Only those with these words in a name, an other name or the area."""
        return self.filter(
            Q(name__icontains=words) | Q(area__icontains=words) | Q(other_names__icontains=words)
        )


class Place(Row):
    """`listing` brought it, `removed_by` replaced it; both are empty for what is done by hand."""

    office = models.ForeignKey("people.Office", on_delete=models.PROTECT, related_name="+")
    name = models.CharField(max_length=200)
    kind = models.CharField(max_length=20)
    other_names = ArrayField(models.CharField(max_length=200), default=list)
    lat = models.FloatField(null=True)
    lon = models.FloatField(null=True)
    area = models.CharField(max_length=200, blank=True)
    listing = models.ForeignKey(
        "places.Listing", null=True, on_delete=models.PROTECT, related_name="+"
    )
    added_at = models.DateTimeField()
    removed_at = models.DateTimeField(null=True)
    removed_by = models.ForeignKey(
        "places.Listing", null=True, on_delete=models.PROTECT, related_name="+"
    )

    objects: Any = Places.as_manager()

    class Meta:
        """One of each name, kind and area at one point; on the globe, or nowhere said."""

        constraints = [
            one_of([kind.value for kind in PlaceKind], "places_place_kind", "kind"),
            models.CheckConstraint(
                condition=Q(lat=None, lon=None)
                | Q(lat__gte=-90, lat__lte=90, lon__gte=-180, lon__lte=180),
                name="places_place_point",
            ),
            models.CheckConstraint(
                condition=Q(removed_at=None) | Q(removed_at__gte=F("added_at")),
                name="places_place_removed_later",
            ),
        ]
        indexes = [
            models.Index(
                fields=["office", "name", "id"],
                condition=Q(removed_at=None),
                name="places_place_known",
            )
        ]
