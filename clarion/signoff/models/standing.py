"""An office's standing word: what may leave without asking anybody once more."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import QuerySet

from clarion.channels.contract import Edge
from clarion.kit.rows import Row, Scoped
from clarion.signoff.rules.agreed import Frame
from clarion.signoff.rules.standing import Policy


class StandingWord(Row):
    """One policy. It is ended rather than changed, so that each warrant still says why.

    Either it says which answers need no second person, or, with a `request`, it is a message that
    a whole chain has agreed to beforehand: its words everywhere with their blanks in `frames`.
    """

    office = models.ForeignKey("people.Office", on_delete=models.PROTECT, related_name="+")
    sentence = models.CharField(max_length=300)
    roles = ArrayField(models.CharField(max_length=80), default=list)
    networks = ArrayField(models.CharField(max_length=40), default=list)
    edges = ArrayField(models.CharField(max_length=10), default=list)
    life_risk = models.BooleanField(default=False)
    language = models.CharField(max_length=35, default="")
    theme = models.CharField(max_length=40, default="")
    headline = models.CharField(max_length=300, default="")
    text = models.TextField(default="")
    frames = models.JSONField(default=list)
    valid_until = models.DateTimeField(null=True)
    per_day = models.IntegerField(default=0)
    request = models.OneToOneField(
        "signoff.Request", null=True, on_delete=models.PROTECT, related_name="+"
    )
    agreed_at = models.DateTimeField(null=True)
    begun_at = models.DateTimeField()
    begun_by = models.CharField(max_length=200)
    begun_by_id = models.BigIntegerField(null=True)  # older ones do not say
    proposed = models.BooleanField(default=False, db_default=False)  # nobody else has agreed yet
    agreed_by = models.CharField(max_length=200, default="", db_default="")
    ended_at = models.DateTimeField(null=True)
    ended_by = models.CharField(max_length=200, default="")

    objects = Scoped.as_manager()

    class Meta:
        """What a chain agrees to has its limits, and lets no answer leave."""

        constraints = [
            models.CheckConstraint(
                condition=models.Q(valid_until=None, agreed_at=None, frames=[])
                | models.Q(valid_until__isnull=False, per_day__gt=0, edges=[]),
                name="signoff_agreed_word_is_limited",
            )
        ]

    @property
    def about(self) -> str:
        """What it is called in requests and in the ledger."""
        return f"standing:{self.pk}"

    def policy(self) -> Policy:
        """Return it as the rules know it."""
        return Policy(
            id=self.pk,
            roles=frozenset(self.roles),
            networks=frozenset(self.networks),
            edges=frozenset(Edge(edge) for edge in self.edges),
            life_risk=self.life_risk,
        )

    def agreed_frames(self) -> tuple[Frame, ...]:
        """Return its words everywhere."""
        return tuple(Frame(**one) for one in self.frames)


def policies_in_force(office_id: int) -> QuerySet[StandingWord]:
    """Return which answers need no second person now, the oldest policy first."""
    rows: QuerySet[StandingWord] = StandingWord.objects.of(office_id)
    return rows.filter(ended_at=None, request=None, proposed=False).order_by("id")
