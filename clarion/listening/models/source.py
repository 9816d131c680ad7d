"""A source is a public place where things are said; it is read only while a watch names it."""

from base64 import b64decode

from django.conf import settings as machine
from django.db import models
from django.db.models import F, Q

from clarion.channels.contract import Access
from clarion.kit.rows import Row, Scoped, one_of, vocabulary
from clarion.kit.vault import unseal
from clarion.listening.rules.lives import SOURCE
from clarion.listening.rules.purposes import OfficialKind


class Source(Row):
    """One feed, timeline, stream, folder or pile of files. `cursor` is the plug's own bookmark.

    `settings` and, `sealed`, the secrets are what its kind asks beside the address. `listens_since`
    is when we last began to listen after we had not: nothing that it did not say before is missed.
    `evidence`: by what two people know that it is a newsroom's or a public body's, as `speaks_as`
    says; empty where everybody writes.
    """

    office = models.ForeignKey("people.Office", on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=20)
    title = models.CharField(max_length=120)
    address = models.CharField(max_length=1000)
    state = models.CharField(max_length=20, default=SOURCE.start)
    cursor = models.TextField(default="")
    settings = models.JSONField(default=dict, db_default={})
    sealed = models.BinaryField(default=b"", db_default=b"")
    added_at = models.DateTimeField()
    added_by = models.CharField(max_length=200)
    added_by_id = models.BigIntegerField(null=True)
    evidence = models.CharField(max_length=300, default="", db_default="")
    speaks_as = models.CharField(max_length=20, default="media", db_default="media")
    agreed_at = models.DateTimeField(null=True)
    agreed_by = models.CharField(max_length=200, default="", db_default="")
    agreed_by_id = models.BigIntegerField(null=True)
    due_at = models.DateTimeField()
    busy_until = models.DateTimeField(null=True)
    succeeded_at = models.DateTimeField(null=True)
    listens_since = models.DateTimeField(null=True)
    last_heard_at = models.DateTimeField(null=True)
    usual_pause_seconds = models.FloatField(null=True)
    longest_pause_seconds = models.FloatField(default=0, db_default=0)
    pauses_learnt_seconds = models.FloatField(default=0, db_default=0)  # all of them together
    heard = models.BigIntegerField(default=0)  # everything that came, kept or not
    looks_with_news = models.BigIntegerField(default=0)
    silent_since = models.DateTimeField(null=True)
    trouble = models.CharField(max_length=500, default="")
    troubled_at = models.DateTimeField(null=True)

    objects = Scoped.as_manager()

    class Meta:
        """The same place once in an office; an outlet never by one person alone."""

        constraints = [
            vocabulary(SOURCE, "listening_source_state"),
            one_of([one.value for one in OfficialKind], "listening_source_speaks_as", "speaks_as"),
            models.CheckConstraint(
                condition=Q(evidence="")
                | Q(state__in=["proposed", "closed"])
                | (Q(agreed_by_id__isnull=False) & ~Q(agreed_by_id=F("added_by_id"))),
                name="listening_source_needs_two",
            ),
            models.UniqueConstraint(
                fields=["office", "kind", "address"],
                condition=~Q(state="closed"),
                name="listening_source_once",
            ),
        ]
        indexes = [
            models.Index(fields=["due_at"], condition=Q(state="open"), name="listening_source_due")
        ]

    @property
    def about(self) -> str:
        """Return what the ledger calls it."""
        return f"source:{self.pk}"

    def access(self) -> Access:
        """Return all that a plug may know of it."""
        return Access(
            account_id=self.pk,
            address=self.address,
            settings=self.settings,
            secrets=unseal(bytes(self.sealed)) if self.sealed else {},
            allowed_hosts=frozenset(machine.ALLOWED_PRIVATE_HOSTS),
        )


class Missing(Row):
    """Something may have been said that we could not hear, and why.

    `lost`: how many things came, were more than can be parked, and are gone, since then.
    """

    source = models.ForeignKey("listening.Source", on_delete=models.CASCADE, related_name="+")
    what = models.CharField(max_length=300)
    lost = models.IntegerField(default=0, db_default=0)
    at = models.DateTimeField()


class Unsaid(Row):
    """What its author deleted or changed, by its mark, and where that stands in the stream.

    What the stream hands out late or once more is older than that, and is not kept.
    """

    source = models.ForeignKey("listening.Source", on_delete=models.CASCADE, related_name="+")
    mark = models.CharField(max_length=64)
    place = models.BigIntegerField()
    at = models.DateTimeField()

    class Meta:
        """Asked by mark, forgotten by age."""

        indexes = [
            models.Index(fields=["source", "mark"], name="listening_unsaid_mark"),
            models.Index(fields=["at"], name="listening_unsaid_at"),
        ]


class Parked(Row):
    """What came and could not be read or kept; of what is too large or too much only the reason.

    `sealed`: it, exactly as it came, as its author is named in it.
    """

    source = models.ForeignKey("listening.Source", on_delete=models.CASCADE, related_name="+")
    fingerprint = models.CharField(max_length=128)
    sealed = models.BinaryField(default=b"")
    reason = models.CharField(max_length=500)
    at = models.DateTimeField()

    class Meta:
        """Once each."""

        constraints = [
            models.UniqueConstraint(fields=["source", "fingerprint"], name="listening_parked_once")
        ]

    @property
    def body(self) -> bytes:
        """Return it as it came; nothing where only the reason stayed."""
        return b64decode(unseal(bytes(self.sealed))["body"]) if self.sealed else b""
