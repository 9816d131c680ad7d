"""A mention is something said in public that a watch looks for; its author is not named here."""

from datetime import timedelta

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.utils.crypto import salted_hmac

from clarion.kit.rows import Row, Scoped
from clarion.listening.rules.limits import KEEP_DAYS_MAX

# Longer than any policy allows, nothing is kept: the table itself refuses it.
_KEPT_MAX = timedelta(days=KEEP_DAYS_MAX)


def mark(source_id: int, remote_id: str) -> str:
    """Return by what a thing is known again, though its name on the network names its author."""
    return salted_hmac("clarion.listening", f"{source_id}:{remote_id}").hexdigest()


class Mention(Row):
    """One thing that was said. `sent_at` is the source's time, `received_at` ours.

    `pseudonym` is empty for an official account or an outlet, which `outlet` names. `sealed` holds
    who a private author is until the mention is taken up or forgotten, and can be searched by
    nothing. `same_as` is the number of the first that says the same, its own where it is the first;
    None: not compared yet. The first may have been forgotten since.
    """

    office = models.ForeignKey("people.Office", on_delete=models.PROTECT, related_name="+")
    source = models.ForeignKey("listening.Source", on_delete=models.PROTECT, related_name="+")
    remote_id = models.CharField(max_length=500)
    # Where it stands in the stream of the house; 0: it came by none.
    stream_place = models.BigIntegerField(default=0, db_default=0)
    text = models.TextField()
    title = models.CharField(max_length=500, default="")
    language = models.CharField(max_length=35, default="")
    url = models.CharField(max_length=1000, default="")
    outlet = models.CharField(max_length=300, default="")
    outlet_kind = models.CharField(max_length=20, default="", db_default="")  # media, public body
    pseudonym = models.CharField(max_length=20, default="")
    sealed = models.BinaryField(default=b"")
    sent_at = models.DateTimeField(null=True)
    received_at = models.DateTimeField()
    forget_at = models.DateTimeField()
    risk = models.CharField(max_length=10, default="")  # certain, possible, or none
    risk_words = models.CharField(max_length=200, default="")
    perhaps = models.BooleanField(default=False, db_default=False)  # a danger, says the model alone
    need = models.CharField(max_length=30, default="")
    first_hand = models.BooleanField(default=False, db_default=False)  # the writer saw or heard it
    # In hundredths, -100 (bitter) to 100 (grateful); None where it cannot be told.
    temperature = models.SmallIntegerField(null=True)
    theme = models.CharField(max_length=30, default="", db_default="")  # what it is about
    place = models.CharField(max_length=200, default="", db_default="")
    area = models.CharField(max_length=200, default="", db_default="")  # in which the place lies
    lat = models.FloatField(null=True)
    lon = models.FloatField(null=True)
    within_m = models.IntegerField(null=True)  # how far from that point it may be
    urgency = models.CharField(max_length=10, default="", db_default="")  # how soon, by its words
    why = models.JSONField(default=list, db_default=[])  # the words that led to these
    read_at = models.DateTimeField(null=True)  # with care; until then what a glance told is there
    same_as = models.BigIntegerField(null=True)
    recognized_at = models.DateTimeField(null=True)  # compared with what the office knows
    taken_up_at = models.DateTimeField(null=True)
    taken_up_by = models.CharField(max_length=200, default="")
    reference = models.CharField(max_length=40, default="")  # what the desk calls it
    harmless_at = models.DateTimeField(null=True)  # somebody has read it: no life is at risk
    harmless_by = models.CharField(max_length=200, default="", db_default="")

    objects = Scoped.as_manager()

    class Meta:
        """Once each, and never for long."""

        constraints = [
            models.UniqueConstraint(fields=["source", "remote_id"], name="listening_mention_once"),
            models.CheckConstraint(
                condition=Q(forget_at__lte=F("received_at") + _KEPT_MAX),
                name="listening_mention_is_forgotten",
            ),
            models.CheckConstraint(
                condition=Q(taken_up_at=None, reference="")
                | (Q(taken_up_at__isnull=False) & ~Q(reference="")),
                name="listening_taken_up_is_linked",
            ),
        ]
        indexes = [
            models.Index(fields=["office", "received_at", "id"], name="listening_mention_office"),
            models.Index(fields=["forget_at"], name="listening_mention_forget"),
            models.Index(
                fields=["office", "id"],
                condition=Q(read_at=None, taken_up_at=None),
                name="listening_mention_unread",
            ),
            models.Index(
                fields=["office", "id"],
                condition=Q(same_as=None),
                name="listening_mention_alone",
            ),
            models.Index(
                fields=["office", "received_at", "id"],
                condition=Q(recognized_at=None, read_at__isnull=False),
                name="listening_mention_not_known",
            ),
            models.Index(fields=["office", "same_as", "-id"], name="listening_mention_same"),
            models.Index(
                fields=["office", "id"],
                condition=~Q(risk="") & Q(taken_up_at=None, harmless_at=None),
                name="listening_mention_danger",
            ),
            models.Index(
                fields=["office", "id"],
                condition=Q(perhaps=True, taken_up_at=None, harmless_at=None),
                name="listening_mention_perhaps",
            ),
        ]


class Match(Row):
    """Which watch found a mention, by which words."""

    mention = models.ForeignKey("listening.Mention", on_delete=models.CASCADE, related_name="+")
    watch = models.ForeignKey("listening.Watch", on_delete=models.CASCADE, related_name="+")
    words = ArrayField(models.CharField(max_length=200), default=list)

    class Meta:
        """Once each."""

        constraints = [
            models.UniqueConstraint(fields=["watch", "mention"], name="listening_match_once")
        ]


class PseudonymKey(Row):
    """What turns an author into a pseudonym. It is thrown away, and with it the way back."""

    office = models.ForeignKey("people.Office", on_delete=models.PROTECT, related_name="+")
    sealed = models.BinaryField()
    made_at = models.DateTimeField()
    until_at = models.DateTimeField()

    objects = Scoped.as_manager()
