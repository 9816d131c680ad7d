"""A rendition is an edition as one account says it, in its exact words."""

from datetime import datetime, timedelta

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models

from clarion.channels.contract import Deed, Edge, InThread, Media, Outgoing, Target
from clarion.channels.contract import Rendition as Words
from clarion.kit.rows import Row, one_of
from clarion.publishing.rules.pictures.films import first_of
from clarion.publishing.rules.saying.correction import Kind, Way


class Rendition(Row):
    """One post of an edition on one account: mostly its only one, else the one at a `place`.

    What somebody writes for the account stands in the first: `own_text`, whether it is said
    `as_thread`, and the first `comment`. `text` and `subject` are frozen when it is sent for
    signature; then the other posts are made as well. Each `follows` the digest of the one before.
    `language` is empty where it speaks the edition's own.
    `key` is that of its dispatch, `said_id` names what stands there of the edition before.
    """

    edition = models.ForeignKey(
        "publishing.Edition", on_delete=models.PROTECT, related_name="renditions"
    )
    account = models.ForeignKey("postroom.Account", on_delete=models.PROTECT, related_name="+")
    place = models.IntegerField(default=0, db_default=0)
    kind = models.CharField(max_length=10, default=Kind.POST.value, db_default=Kind.POST.value)
    own_text = models.TextField(default="")
    as_thread = models.BooleanField(default=False, db_default=False)
    comment = models.TextField(default="", db_default="")
    thread_of = models.IntegerField(default=0, db_default=0)  # how many posts there are, frozen
    follows = models.CharField(max_length=64, default="", db_default="")
    language = models.CharField(max_length=35, default="", db_default="")
    way = models.CharField(max_length=10, default=Way.SAY.value)
    subject = models.CharField(max_length=1000, default="")
    text = models.TextField(default="")
    pictures = models.IntegerField(default=0)  # how many of the edition's go with it
    films = models.IntegerField(default=0, db_default=0)  # how many of these are films
    key = models.CharField(max_length=32, default="")
    said_id = models.CharField(max_length=1000, default="")
    # What is taken down for it, when that is more than one post.
    replaces = ArrayField(models.CharField(max_length=1000), default=list, db_default=[])
    dispatch = models.ForeignKey(
        "postroom.Dispatch", null=True, on_delete=models.PROTECT, related_name="+"
    )
    earlier_dispatches = ArrayField(models.BigIntegerField(), default=list)  # given up since
    trouble = models.CharField(max_length=300, default="")  # it could not even be queued
    recall = models.ForeignKey(
        "postroom.Dispatch", null=True, on_delete=models.PROTECT, related_name="+"
    )
    # What the door told us; whoever may not look at the door reads it here.
    followed = models.CharField(max_length=20, default="")
    said_at = models.DateTimeField(null=True)
    remote_id = models.CharField(max_length=1000, default="")
    url = models.CharField(max_length=1000, default="")
    gone_at = models.DateTimeField(null=True)  # taken down

    class Meta:
        """One for each account, or one for each post of its thread; found by its dispatch."""

        constraints = [
            one_of([way.value for way in Way], "publishing_rendition_way", "way"),
            one_of([kind.value for kind in Kind], "publishing_rendition_kind", "kind"),
            models.UniqueConstraint(
                fields=["edition", "account", "place"], name="publishing_once_each"
            ),
        ]
        indexes = [
            models.Index(
                fields=["id"],
                condition=models.Q(dispatch__isnull=False) & ~models.Q(followed="sent"),
                name="publishing_rendition_open",
            ),
            models.Index(
                fields=["id"],
                condition=models.Q(recall__isnull=False, gone_at=None),
                name="publishing_rendition_recalled",
            ),
            GinIndex(fields=["earlier_dispatches"], name="publishing_rendition_earlier"),
        ]

    def outgoing(self, language: str, at: datetime, media: tuple[Media, ...] = ()) -> Outgoing:
        """Return the very bytes that are signed, and sent; `at` is when they were submitted.

        `language` is the edition's own, `media` are its pictures and films: it takes the first.
        """
        reply = self.way == Way.REPLY.value
        change = self.way == Way.CHANGE.value
        return Outgoing(
            key=self.key,
            # Networks show what was made at the same moment in any order.
            made_at=at + timedelta(milliseconds=self.place),
            account_id=self.account_id,
            edge=Edge.PUBLIC,
            rendition=Words(
                text=self.text,
                language=self.language or language,
                subject=self.subject,
                media=first_of(media, pictures=self.pictures, films=self.films),
            ),
            target=Target(remote_id=self.said_id) if reply else None,
            deed=Deed.CHANGE if change else Deed.SAY,
            said_id=self.said_id if change else "",
            thread=self._thread(),
        )

    def _thread(self) -> InThread | None:
        if self.thread_of < 2:
            return None
        return InThread(number=self.place + 1, of=self.thread_of, follows=self.follows)

    @property
    def piece(self) -> int:
        """Which post of a thread it is, from 1; 0 for what is one, or stands below it."""
        is_piece = self.thread_of > 1 and self.kind == Kind.POST.value
        return self.place + 1 if is_piece else 0

    @property
    def replaced(self) -> tuple[str, ...]:
        """The names of the posts that are taken down for it; of a thread, all of them."""
        if self.way != Way.REPLACE.value:
            return ()
        return tuple(self.replaces) or (self.said_id,)

    def taking_down(self, key: str, at: datetime, said_id: str = "") -> Outgoing:
        """Return the order to take it down, or what was said as `said_id` before it."""
        return Outgoing(
            key=key,
            made_at=at,
            account_id=self.account_id,
            edge=Edge.PUBLIC,
            rendition=Words(text=""),
            deed=Deed.TAKE_DOWN,
            said_id=said_id or self.remote_id,
        )
