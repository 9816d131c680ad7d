"""The office's pictures, and which of them go with an edition, with the text for who cannot see."""

from django.db import models

from clarion.channels.contract import Media
from clarion.kit.rows import Row, Scoped


class Picture(Row):
    """Its bytes never change; where and when it was taken has been removed from them."""

    office = models.ForeignKey("people.Office", on_delete=models.PROTECT, related_name="+")
    name = models.CharField(max_length=200)
    mime = models.CharField(max_length=60)
    content = models.BinaryField()
    digest = models.CharField(max_length=64)
    added_by = models.CharField(max_length=200)
    added_at = models.DateTimeField()

    objects = Scoped.as_manager()

    class Meta:
        """The same picture once in an office."""

        constraints = [
            models.UniqueConstraint(fields=["office", "digest"], name="publishing_picture_once")
        ]


class Illustration(Row):
    """A picture beside the words of an edition."""

    edition = models.ForeignKey(
        "publishing.Edition", on_delete=models.PROTECT, related_name="illustrations"
    )
    picture = models.ForeignKey("publishing.Picture", on_delete=models.PROTECT, related_name="+")
    place = models.IntegerField()
    alt = models.TextField(default="")

    class Meta:
        """Each once."""

        constraints = [
            models.UniqueConstraint(
                fields=["edition", "picture"], name="publishing_illustration_once"
            )
        ]

    def medium(self) -> Media:
        """Return it as it is signed, and sent."""
        one = self.picture
        return Media(name=one.name, mime=one.mime, alt=self.alt, content=bytes(one.content))
