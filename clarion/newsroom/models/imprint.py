"""An imprint is what was said, copied when it was said, at its place in the public chain."""

from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVector, SearchVectorField
from django.db import models

from clarion.kit.rows import Row, Scoped
from clarion.newsroom.rules.chain import Link, Words


class SigningKey(Row):
    """One pair of keys of an office (Ed25519). A new one is made when an older one is ended."""

    office = models.ForeignKey("people.Office", on_delete=models.PROTECT, related_name="+")
    public = models.CharField(max_length=64, unique=True)
    sealed = models.BinaryField()  # the private one, in the vault
    made_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)

    objects = Scoped.as_manager()

    class Meta:
        """One at a time."""

        constraints = [
            models.UniqueConstraint(
                fields=["office"], condition=models.Q(ended_at=None), name="newsroom_one_key"
            )
        ]


class Imprint(Row):
    """Never changed and never removed, as the ledger is not."""

    office = models.ForeignKey("people.Office", on_delete=models.PROTECT, related_name="+")
    key = models.ForeignKey("newsroom.SigningKey", on_delete=models.PROTECT, related_name="+")
    position = models.IntegerField()
    previous = models.CharField(max_length=64)
    hash = models.CharField(max_length=64)
    signature = models.CharField(max_length=128)
    code = models.CharField(max_length=12)
    number = models.IntegerField()
    language = models.CharField(max_length=35)
    headline = models.CharField(max_length=1000)
    text = models.TextField()
    said_at = models.DateTimeField()
    withdrawn = models.BooleanField(default=False)
    search = models.GeneratedField(
        expression=SearchVector("headline", "text", config="simple"),
        output_field=SearchVectorField(),
        db_persist=True,
    )

    objects = Scoped.as_manager()

    class Meta:
        """Each edition once, and once more when it is withdrawn; found by code and by words."""

        constraints = [
            models.UniqueConstraint(fields=["office", "position"], name="newsroom_imprint_place"),
            models.UniqueConstraint(
                fields=["code", "number", "withdrawn"], name="newsroom_imprint_once"
            ),
        ]
        indexes = [GinIndex(fields=["search"], name="newsroom_imprint_search")]

    def link(self) -> Link:
        """Return it as the chain knows it."""
        return Link(
            position=self.position,
            previous=self.previous,
            words=Words(
                code=self.code,
                number=self.number,
                language=self.language,
                headline=self.headline,
                text=self.text,
                said_at=self.said_at,
                withdrawn=self.withdrawn,
            ),
            hash=self.hash,
            signature=self.signature,
        )
