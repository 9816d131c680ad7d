"""An imprint is what was said, copied when it was said, at its place in the public chain."""

from django.db import models

from clarion.kit.rows import Row, Scoped, one_of
from clarion.newsroom.rules.chain import Link, Telling, Way, Words


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
    """Never changed and never removed, as the ledger is not.

    `way`, `channel`, `account` and `piece` say where it was told, if not on our own page; `source`
    is what publishing calls it, so that it is told once. `traced`: its words can be found.
    """

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
    way = models.CharField(max_length=10, default="", db_default="")
    channel = models.CharField(max_length=40, default="", db_default="")
    account = models.CharField(max_length=254, default="", db_default="")
    piece = models.IntegerField(default=0, db_default=0)
    source = models.CharField(max_length=60, default="", db_default="")
    traced = models.BooleanField(default=False, db_default=False)

    objects = Scoped.as_manager()

    class Meta:
        """Each edition once where it was told, and once more when it is withdrawn."""

        constraints = [
            models.UniqueConstraint(fields=["office", "position"], name="newsroom_imprint_place"),
            models.UniqueConstraint(
                fields=["code", "number", "withdrawn", "source"], name="newsroom_imprint_once"
            ),
            one_of(["", *(way.value for way in Way)], "newsroom_imprint_way", "way"),
            models.CheckConstraint(
                condition=models.Q(way="", source="") | (~models.Q(way="") & ~models.Q(source="")),
                name="newsroom_imprint_told_is_whole",
            ),
        ]
        indexes = [
            models.Index(
                fields=["office"],
                condition=models.Q(traced=False),
                name="newsroom_imprint_untraced",
            ),
        ]

    @property
    def telling(self) -> Telling | None:
        """Where it was told; None for what stood on our own page."""
        if not self.way:
            return None
        return Telling(
            way=Way(self.way), channel=self.channel, account=self.account, piece=self.piece
        )

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
                telling=self.telling,
            ),
            hash=self.hash,
            signature=self.signature,
        )


class Trace(Row):
    """A few words in a row of a statement, as a digest: whoever has them finds it by them."""

    office = models.ForeignKey("people.Office", on_delete=models.PROTECT, related_name="+")
    code = models.CharField(max_length=12)
    digest = models.BigIntegerField()

    objects = Scoped.as_manager()

    class Meta:
        """Once for each statement; the newest of a digest are read first."""

        constraints = [
            models.UniqueConstraint(fields=["code", "digest"], name="newsroom_trace_once")
        ]
        indexes = [models.Index(fields=["digest", "-id"], name="newsroom_trace_newest")]
