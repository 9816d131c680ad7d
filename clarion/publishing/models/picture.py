"""The office's pictures and films: what they show, who agreed, and with which words they go."""

from django.contrib.postgres.fields import ArrayField
from django.db import models

from clarion.channels.contract import Media, Track, is_film
from clarion.kit.rows import Row, Scoped, one_of
from clarion.publishing.rules.pictures.consent import People, Rights


class Picture(Row):
    """A picture, or a film: its `mime` says which. Its bytes never change; where and when it was
    taken has been removed from them.

    `ends_on` is the last day on which it may be shown: the earlier of `expires_on` and the end of
    its consent. `off_at` is since when it may not be, whether it was withdrawn or its time ended.
    `writers`: everybody who had a hand in what stands for it now, by `alt:` and the language,
    `caption` and `credit`. Words from before migration 0020 have none: nobody knows who wrote them.
    `back_at`: somebody wants a withdrawn one to be shown again; it is once a second person agrees.
    """

    office = models.ForeignKey("people.Office", on_delete=models.PROTECT, related_name="+")
    name = models.CharField(max_length=200)
    mime = models.CharField(max_length=60)
    content = models.BinaryField()
    thumbnail = models.BinaryField(null=True)  # a small JPEG for lists; a film has none
    digest = models.CharField(max_length=64)
    added_by = models.CharField(max_length=200)
    added_at = models.DateTimeField()
    version = models.IntegerField(default=0)
    saved_by = models.CharField(max_length=200, default="")
    alts = models.JSONField(default=dict)  # by language: what usually stands for it
    caption = models.CharField(max_length=500, default="")
    credit = models.CharField(max_length=200, default="")
    writers = models.JSONField(default=dict, db_default={})
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

    @property
    def is_film(self) -> bool:
        """Whether it moves."""
        return is_film(self.mime)

    def writers_in(self, language: str) -> frozenset[int]:
        """Return who wrote the words that go with it in a language: whoever shows it says them."""
        names = (f"alt:{language}", "caption", "credit")
        return frozenset(who for name in names for who in self.writers_of(name))

    def writers_of(self, name: str) -> frozenset[int]:
        """Return who had a hand in one of its words; at first only the last of them was kept."""
        kept = self.writers.get(name, [])
        return frozenset([kept] if isinstance(kept, int) else kept)

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


class Subtitles(Row):
    """What is said in a film, in one language (WebVTT). They never change: others take their place.

    `ended_at`: since when others do, or nothing does. What was signed keeps those that it had.
    """

    film = models.ForeignKey(
        "publishing.Picture", on_delete=models.PROTECT, related_name="subtitles"
    )
    language = models.CharField(max_length=35)
    text = models.TextField()
    digest = models.CharField(max_length=64)
    added_by = models.CharField(max_length=200)
    added_by_id = models.BigIntegerField(null=True)  # never signs what goes with them
    added_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)

    class Meta:
        """One set in a language at a time."""

        constraints = [
            models.UniqueConstraint(
                fields=["film", "language"],
                condition=models.Q(ended_at=None),
                name="publishing_subtitles_once",
            )
        ]

    def track(self) -> Track:
        """Return them as they are signed, and sent."""
        return Track(language=self.language, text=self.text)


class Illustration(Row):
    """A picture or a film beside the words of an edition.

    `name` is what it was called when it was placed, and is signed; empty: it is called so still.
    `subtitles` are those of a film that were signed; None: those that it has now.
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
    subtitles = ArrayField(models.BigIntegerField(), null=True)

    class Meta:
        """Each once."""

        constraints = [
            models.UniqueConstraint(
                fields=["edition", "picture"], name="publishing_illustration_once"
            )
        ]

    def tracks(self) -> models.QuerySet[Subtitles]:
        """Return the subtitles that go with it: those that were signed, else those that it has."""
        rows = Subtitles.objects.filter(film_id=self.picture_id).order_by("language", "pk")
        signed = self.subtitles
        return rows.filter(ended_at=None) if signed is None else rows.filter(pk__in=signed)

    def medium(self, *, whole: bool = True) -> Media:
        """Return it as it is signed, and sent; of a film not the `whole`, but its digest."""
        one = self.picture
        if one.is_film and not whole:
            content, known = b"", one.digest
        else:
            content, known = bytes(one.content), ""
        return Media(
            name=self.name or one.name,
            mime=one.mime,
            alt=self.alt,
            caption=self.caption,
            credit=self.credit,
            content=content,
            known=known,
            tracks=tuple(row.track() for row in self.tracks()) if one.is_film else (),
        )
