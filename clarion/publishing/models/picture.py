"""The office's pictures: what they show, who agreed to it, and with which words they go."""

from django.contrib.postgres.fields import ArrayField
from django.db import models

from clarion.channels.contract import Media
from clarion.kit.rows import Row, Scoped, one_of
from clarion.publishing.rules.pictures.consent import People, Rights


class Picture(Row):
    """Its bytes never change; where and when it was taken has been removed from them.

    `ends_on` is the last day on which it may be shown: the earlier of `expires_on` and the end of
    its consent. `off_at` is since when it may not be, whether it was withdrawn or its time ended.
    `back_at`: somebody wants a withdrawn one to be shown again; it is once a second person agrees.
    """

    office = models.ForeignKey("people.Office", on_delete=models.PROTECT, related_name="+")
    name = models.CharField(max_length=200)
    mime = models.CharField(max_length=60)
    content = models.BinaryField()
    thumbnail = models.BinaryField(null=True)  # a small JPEG for lists
    digest = models.CharField(max_length=64)
    added_by = models.CharField(max_length=200)
    added_at = models.DateTimeField()
    version = models.IntegerField(default=0)
    saved_by = models.CharField(max_length=200, default="")
    alts = models.JSONField(default=dict)  # by language: what usually stands for it
    caption = models.CharField(max_length=500, default="")
    credit = models.CharField(max_length=200, default="")
    source = models.CharField(max_length=300, default="")  # licence, or where it is from
    taken_on = models.DateField(null=True)
    taken_by = models.CharField(max_length=200, default="")
    place = models.CharField(max_length=200, default="")
    people = models.CharField(max_length=20, default=People.UNKNOWN.value)
    people_why = models.CharField(max_length=300, default="")
    consent = models.ForeignKey(
        "publishing.Consent", null=True, on_delete=models.PROTECT, related_name="+"
    )
    expires_on = models.DateField(null=True)
    ends_on = models.DateField(null=True)
    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_by = models.CharField(max_length=200, default="")
    withdrawn_why = models.CharField(max_length=300, default="")
    back_at = models.DateTimeField(null=True)
    back_by = models.CharField(max_length=200, default="", db_default="")
    back_by_id = models.BigIntegerField(null=True)
    back_why = models.CharField(max_length=300, default="", db_default="")
    off_at = models.DateTimeField(null=True)

    objects = Scoped.as_manager()

    class Meta:
        """The same picture once in an office; found by when it may not be shown any more."""

        constraints = [
            models.UniqueConstraint(fields=["office", "digest"], name="publishing_picture_once"),
            one_of([one.value for one in People], "publishing_picture_people", "people"),
            models.CheckConstraint(
                condition=models.Q(withdrawn_at=None) | models.Q(off_at__isnull=False),
                name="publishing_withdrawn_is_off",
            ),
            models.CheckConstraint(
                condition=models.Q(back_at=None) | models.Q(withdrawn_at__isnull=False),
                name="publishing_back_is_withdrawn",
            ),
        ]
        indexes = [
            models.Index(
                fields=["office", "ends_on"],
                condition=models.Q(ends_on__isnull=False),
                name="publishing_picture_ends",
            ),
            models.Index(
                fields=["office"],
                condition=models.Q(off_at__isnull=False),
                name="publishing_picture_off",
            ),
        ]

    @property
    def about(self) -> str:
        """What the ledger calls it."""
        return f"picture:{self.pk}"

    def rights(self) -> Rights:
        """Return what may be done with it."""
        return Rights(
            id=self.pk,
            name=self.name,
            people=People(self.people),
            uses=frozenset(self.consent.uses) if self.consent else None,
            ends_on=self.ends_on,
            withdrawn=self.withdrawn_at is not None,
        )


class Consent(Row):
    """Whoever can be recognised agreed to be shown; who that was is never published."""

    picture = models.ForeignKey(
        "publishing.Picture", on_delete=models.PROTECT, related_name="consents"
    )
    given_by = models.CharField(max_length=300)
    given_on = models.DateField()
    until_on = models.DateField(null=True)
    uses = ArrayField(models.CharField(max_length=20), default=list)
    note = models.CharField(max_length=500, default="")  # where the signed form lies
    kept_by = models.CharField(max_length=200)
    kept_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)
    ended_by = models.CharField(max_length=200, default="")
    ended_why = models.CharField(max_length=300, default="")


class Illustration(Row):
    """A picture beside the words of an edition.

    `name` is what it was called when it was placed, and is signed; empty: it is called so still.
    """

    edition = models.ForeignKey(
        "publishing.Edition", on_delete=models.PROTECT, related_name="illustrations"
    )
    picture = models.ForeignKey("publishing.Picture", on_delete=models.PROTECT, related_name="+")
    place = models.IntegerField()
    name = models.CharField(max_length=200, default="", db_default="")
    alt = models.TextField(default="")
    caption = models.CharField(max_length=500, default="")
    credit = models.CharField(max_length=200, default="")

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
        return Media(
            name=self.name or one.name,
            mime=one.mime,
            alt=self.alt,
            caption=self.caption,
            credit=self.credit,
            content=bytes(one.content),
        )
