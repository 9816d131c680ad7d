"""What goes with the words of a dispatch: its exact bytes, kept beside it."""

from datetime import datetime

from django.db import models

from clarion.channels.contract import Media, Track
from clarion.kit.rows import Row
from clarion.postroom.models.lending import lent_address

# Of the very bytes that are kept, without fetching them.
SUM = models.Func(
    models.F("content"),
    template="encode(sha256(%(expressions)s), 'hex')",
    output_field=models.CharField(),
)


class Enclosed(Row):
    """A picture or a film that goes with the words: its exact bytes, what is read to those who
    cannot see it, and its subtitles by language.
    """

    dispatch = models.ForeignKey(
        "postroom.Dispatch", on_delete=models.PROTECT, related_name="enclosed"
    )
    place = models.IntegerField()
    name = models.CharField(max_length=200)
    mime = models.CharField(max_length=60)
    alt = models.TextField()
    caption = models.TextField(default="")
    credit = models.TextField(default="")
    content = models.BinaryField()
    tracks = models.JSONField(default=list, db_default=[])

    class Meta:
        """In their order."""

        constraints = [
            models.UniqueConstraint(fields=["dispatch", "place"], name="postroom_enclosed_place")
        ]

    def medium(self, lent_at: datetime | None) -> Media:
        """Return it as the network's plug takes it; without its bytes if they were not fetched."""
        known = getattr(self, "sum", "")
        address = lent_address(enclosed_id=self.pk, at=lent_at) if lent_at else ""
        return Media(
            name=self.name,
            mime=self.mime,
            alt=self.alt,
            caption=self.caption,
            credit=self.credit,
            content=b"" if known else bytes(self.content),
            known=known,
            tracks=tuple(Track(**one) for one in self.tracks),
            address=address,
        )
