"""An edition is one version of a statement: agreed as it is, said as it is, and kept as it is."""

from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVector
from django.db import models
from django.utils.functional import cached_property

from clarion.channels.contract import Media, is_film
from clarion.kit.refusals import AlreadyMoved
from clarion.kit.rows import Row, Scoped, vocabulary
from clarion.publishing.rules.lives import EDITION, GIVES_UP_SLOT
from clarion.publishing.rules.saying.translated import Translated


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreed:
    """What an edition leaves under, when it leaves, and when its words were frozen."""

    warrant_id: int
    due_at: datetime
    submitted_at: datetime


class Beside(NamedTuple):
    """A picture or film beside the words: its number and name, and the words that go with it."""

    id: int
    name: str
    alt: str
    caption: str
    credit: str
    mime: str = ""

    @property
    def is_film(self) -> bool:
        """Whether it moves."""
        return is_film(self.mime)

    @property
    def below(self) -> str:
        """What stands below it, where there is room below a picture."""
        return " ".join(part for part in (self.caption, self.credit) if part)


class Edition(Row):
    """`due_wall` and `due_zone` are the time that people chose, `due_at` the instant it means.

    Without a time it leaves as soon as it is signed. More than `late_minutes` after its time it is
    missed and never sent by itself. `version` counts what was saved; `authors` had a hand in it.
    A correction tells the public its `mistake`; if it `removes_old_words`, nobody reads them more.
    """

    office = models.ForeignKey("people.Office", on_delete=models.PROTECT, related_name="+")
    statement = models.ForeignKey(
        "publishing.Statement", on_delete=models.PROTECT, related_name="+"
    )
    number = models.IntegerField()
    state = models.CharField(max_length=20, default=EDITION.start)
    reason = models.CharField(max_length=500, default="")
    headline = models.CharField(max_length=300, default="")
    text = models.TextField(default="")
    language = models.CharField(max_length=35)
    theme = models.CharField(max_length=40)
    parts = models.JSONField(default=dict)  # the message that it was put together from, if it was
    campaign = models.ForeignKey(
        "publishing.Campaign", null=True, on_delete=models.PROTECT, related_name="+"
    )
    due_wall = models.CharField(max_length=16, default="")
    due_zone = models.CharField(max_length=60, default="")
    due_at = models.DateTimeField(null=True)
    slot = models.ForeignKey(
        "publishing.Slot", null=True, on_delete=models.PROTECT, related_name="+"
    )
    late_minutes = models.IntegerField(default=60)
    version = models.IntegerField(default=0)
    authors = ArrayField(models.BigIntegerField(), default=list)
    saved_by = models.CharField(max_length=200)
    saved_at = models.DateTimeField()
    saved_from = models.CharField(max_length=40, default="", db_default="")  # window and turn
    mistake = models.CharField(max_length=500, default="")
    removes_old_words = models.BooleanField(default=False)
    corrects = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="+")
    request = models.ForeignKey(
        "signoff.Request", null=True, on_delete=models.PROTECT, related_name="+"
    )
    warrant = models.ForeignKey(
        "signoff.Warrant", null=True, on_delete=models.PROTECT, related_name="+"
    )
    submitted_by = models.CharField(max_length=200, default="")
    submitted_by_id = models.BigIntegerField(null=True)
    submitted_at = models.DateTimeField(null=True)
    moved_at = models.DateTimeField()
    said_at = models.DateTimeField(null=True)  # when the first audience had it

    objects = Scoped.as_manager()

    class Meta:
        """Numbered; a time is whole or is not there; lists are read by state."""

        constraints = [
            vocabulary(EDITION, "publishing_edition_state"),
            models.UniqueConstraint(
                fields=["statement", "number"], name="publishing_edition_number"
            ),
            models.UniqueConstraint(
                fields=["statement"],
                condition=models.Q(state="draft"),
                name="publishing_one_draft",
            ),
            models.CheckConstraint(
                condition=models.Q(due_at=None, due_wall="")
                | (models.Q(due_at__isnull=False) & ~models.Q(due_wall="")),
                name="publishing_edition_time_is_whole",
            ),
            models.CheckConstraint(
                condition=~models.Q(state__in=["scheduled", "publishing", "published"])
                | models.Q(due_at__isnull=False, warrant__isnull=False),
                name="publishing_scheduled_has_time_and_warrant",
            ),
            models.CheckConstraint(
                condition=models.Q(due_at=None, due_zone="")
                | (models.Q(due_at__isnull=False) & ~models.Q(due_zone="")),
                name="publishing_edition_time_has_zone",
            ),
            models.CheckConstraint(
                condition=~models.Q(state__in=["missed", "stopped", "corrected"])
                | models.Q(due_at__isnull=False, warrant__isnull=False),
                name="publishing_was_timed_has_time_and_warrant",
            ),
            models.CheckConstraint(
                condition=models.Q(slot=None) | models.Q(due_at__isnull=False),
                name="publishing_slot_is_a_time",
            ),
            models.UniqueConstraint(
                fields=["slot", "due_at"],
                condition=models.Q(slot__isnull=False) & ~models.Q(state__in=GIVES_UP_SLOT),
                name="publishing_slot_taken_once",
            ),
        ]
        indexes = [
            models.Index(fields=["office", "state", "-moved_at"], name="publishing_edition_state"),
            models.Index(fields=["office", "due_at"], name="publishing_edition_due"),
            GinIndex(
                SearchVector("headline", "text", config="simple"), name="publishing_edition_words"
            ),
        ]

    @cached_property
    def captions(self) -> tuple[Beside, ...]:
        """Each of its pictures with the words that go with it, without its bytes."""
        rows = self.illustrations.order_by("place", "id")
        words = ("picture_id", "picture__name", "alt", "caption", "credit", "picture__mime")
        return tuple(Beside(*row) for row in rows.values_list(*words))

    @property
    def kinds(self) -> tuple[str, ...]:
        """MIME type of each of its pictures."""
        rows = self.illustrations.order_by("place", "id")
        return tuple(rows.values_list("picture__mime", flat=True))

    @cached_property
    def translated(self) -> dict[str, Translated]:
        """What is said beside the original, by language, as it is written now."""
        return {row.language: row.translated() for row in self.translations.order_by("id")}

    def media(self, *, whole: bool = False) -> tuple[Media, ...]:
        """Return its pictures and films as they are signed, and sent; films only with `whole`.

        What a film is known by is enough to sign it, and its bytes take long to fetch.
        """
        rows = self.illustrations.select_related("picture").defer("picture__thumbnail")
        moving = models.Q(picture__mime__startswith="video/")
        films = rows.filter(moving) if whole else rows.filter(moving).defer("picture__content")
        found = sorted([*rows.exclude(moving), *films], key=lambda row: (row.place, row.pk))
        return tuple(row.medium(whole=whole) for row in found)

    def dispatches(self) -> list[int]:
        """Return every dispatch of its renditions, those that were given up as well."""
        found: list[int] = []
        for row in self.renditions.all():
            found += [*row.earlier_dispatches, *([row.dispatch_id] if row.dispatch_id else [])]
        return found

    def agreed(self) -> Agreed:
        """Return what was agreed; raises `AlreadyMoved` for what was not, or is not timed."""
        if self.warrant_id is None or self.due_at is None or self.submitted_at is None:
            raise AlreadyMoved
        return Agreed(
            warrant_id=self.warrant_id, due_at=self.due_at, submitted_at=self.submitted_at
        )


class Version(Row):
    """The words as somebody saved them.

    `since_at`: it was saved by itself while somebody wrote, from then until `saved_at`.
    """

    edition = models.ForeignKey(
        "publishing.Edition", on_delete=models.PROTECT, related_name="versions"
    )
    number = models.IntegerField()
    headline = models.CharField(max_length=300, default="")
    text = models.TextField(default="")
    mistake = models.CharField(max_length=500, default="")
    own_texts = models.JSONField(default=dict)  # by account, where somebody wrote for one network
    comments = models.JSONField(default=dict, db_default={})  # by account, the first below it
    parts = models.JSONField(default=dict)
    handed = models.JSONField(default=dict)  # by medium and language, where somebody wrote for it
    translations = models.JSONField(default=dict, db_default={})  # by language, all of each
    by = models.CharField(max_length=200)
    staff_id = models.BigIntegerField(null=True)
    saved_at = models.DateTimeField()
    since_at = models.DateTimeField(null=True)

    class Meta:
        """Each once."""

        constraints = [
            models.UniqueConstraint(fields=["edition", "number"], name="publishing_version_number")
        ]

    @property
    def whole(self) -> str:
        """All of it as one text, to be compared."""
        return "\n\n".join(part for part in (self.mistake, self.headline, self.text) if part)

    @property
    def everything(self) -> str:
        """The same in every language in which somebody has written it."""
        others = (Translated(**said).whole for said in self.translations.values())
        return "\n\n".join(part for part in (self.whole, *others) if part)


class Override(Row):
    """Somebody lets it pass although a check stopped it, and says why.

    `digest` is that of what it said: a finding that says something else is another one.
    """

    edition = models.ForeignKey(
        "publishing.Edition", on_delete=models.PROTECT, related_name="overrides"
    )
    code = models.CharField(max_length=80)
    quote = models.CharField(max_length=200, default="")
    digest = models.CharField(max_length=64, default="", db_default="")
    reason = models.CharField(max_length=300)
    by = models.CharField(max_length=200)
    at = models.DateTimeField()


class Looking(Row):
    """Who has an edition open at this moment."""

    edition = models.ForeignKey("publishing.Edition", on_delete=models.PROTECT, related_name="+")
    staff = models.ForeignKey("people.Staff", on_delete=models.PROTECT, related_name="+")
    name = models.CharField(max_length=200)
    seen_at = models.DateTimeField()

    class Meta:
        """Each person once."""

        constraints = [
            models.UniqueConstraint(fields=["edition", "staff"], name="publishing_looking_once")
        ]
