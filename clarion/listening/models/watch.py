"""A watch: what is listened for, why, who answers for it, and until when."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from clarion.kit.rows import Row, Scoped, one_of, vocabulary
from clarion.listening.rules.limits import ASSEMBLY_MAX, WATCH_MAX
from clarion.listening.rules.lives import WATCH
from clarion.listening.rules.purposes import Purpose, TermKind


class Watch(Row):
    """One watch. `begins_at` is when it began or was last renewed; it ends by itself.

    `found` counts what it ever found, also what has been forgotten since. `doubts` are the terms
    for which a second person was needed. When it begins, the one ends that it stands `instead_of`.
    """

    office = models.ForeignKey("people.Office", on_delete=models.PROTECT, related_name="+")
    title = models.CharField(max_length=120)
    purpose = models.CharField(max_length=20)
    why = models.CharField(max_length=600)
    owner = models.ForeignKey("people.Staff", on_delete=models.PROTECT, related_name="+")
    owner_name = models.CharField(max_length=200)
    languages = ArrayField(models.CharField(max_length=10), default=list)  # none: every language
    state = models.CharField(max_length=20, default=WATCH.start)
    asked_at = models.DateTimeField()
    asked_by = models.CharField(max_length=200)
    asked_by_id = models.BigIntegerField()
    agreed_by = models.CharField(max_length=200, default="")
    agreed_by_id = models.BigIntegerField(null=True)
    doubts = ArrayField(models.CharField(max_length=100), default=list)
    assembly = models.BooleanField(default=False)
    begun_at = models.DateTimeField()
    begins_at = models.DateTimeField()
    until_at = models.DateTimeField()
    instead_of = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="+")
    over_at = models.DateTimeField(null=True)
    over_why = models.CharField(max_length=300, default="")
    found = models.BigIntegerField(default=0)

    objects = Scoped.as_manager()

    class Meta:
        """The law of `rules/governor.py` once more, so that no other tool can break it."""

        constraints = [
            vocabulary(WATCH, "listening_watch_state"),
            one_of([one.value for one in Purpose], "listening_watch_purpose", "purpose"),
            models.CheckConstraint(condition=~Q(why=""), name="listening_watch_says_why"),
            models.CheckConstraint(
                condition=Q(until_at__gt=F("begins_at"), until_at__lte=F("begins_at") + WATCH_MAX),
                name="listening_watch_ends",
            ),
            models.CheckConstraint(
                condition=Q(assembly=False) | Q(until_at__lte=F("begins_at") + ASSEMBLY_MAX),
                name="listening_assembly_ends_soon",
            ),
            models.CheckConstraint(
                condition=Q(assembly=False, doubts=[])
                | ~Q(state="on")
                | (Q(agreed_by_id__isnull=False) & ~Q(agreed_by_id=F("asked_by_id"))),
                name="listening_watch_needs_two",
            ),
        ]
        indexes = [
            models.Index(fields=["office", "state"], name="listening_watch_office"),
            models.Index(
                fields=["until_at"], condition=Q(state="on"), name="listening_watch_until"
            ),
        ]


class Term(Row):
    """One thing that a watch looks for. An account is one of the register, or it is none."""

    watch = models.ForeignKey("listening.Watch", on_delete=models.CASCADE, related_name="terms")
    kind = models.CharField(max_length=10)
    words = models.CharField(max_length=100)
    official = models.ForeignKey(
        "listening.Official", null=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        """Nothing that names an account is watched for unless the register has it."""

        constraints = [
            one_of([one.value for one in TermKind], "listening_term_kind", "kind"),
            models.CheckConstraint(
                condition=Q(kind="account", official__isnull=False)
                | (~Q(kind="account") & Q(official=None) & ~Q(words__contains="@")),
                name="listening_account_is_official",
            ),
            models.UniqueConstraint(fields=["watch", "kind", "words"], name="listening_term_once"),
        ]


class Following(Row):
    """Which watch listens to which source."""

    watch = models.ForeignKey("listening.Watch", on_delete=models.CASCADE, related_name="+")
    source = models.ForeignKey("listening.Source", on_delete=models.PROTECT, related_name="+")

    class Meta:
        """Once each."""

        constraints = [
            models.UniqueConstraint(fields=["watch", "source"], name="listening_following_once")
        ]
