"""An office's standing word: which answers may leave without a second person."""

from django.contrib.postgres.fields import ArrayField
from django.db import models

from clarion.channels.contract import Edge
from clarion.kit.rows import Row, Scoped
from clarion.signoff.rules.standing import Policy


class StandingWord(Row):
    """One policy. It is ended rather than changed, so that each warrant still says why."""

    office = models.ForeignKey("people.Office", on_delete=models.PROTECT, related_name="+")
    sentence = models.CharField(max_length=300)
    roles = ArrayField(models.CharField(max_length=80), default=list)
    networks = ArrayField(models.CharField(max_length=40), default=list)
    edges = ArrayField(models.CharField(max_length=10), default=list)
    life_risk = models.BooleanField(default=False)
    begun_at = models.DateTimeField()
    begun_by = models.CharField(max_length=200)
    ended_at = models.DateTimeField(null=True)
    ended_by = models.CharField(max_length=200, default="")

    objects = Scoped.as_manager()

    def policy(self) -> Policy:
        """Return it as the rules know it."""
        return Policy(
            id=self.pk,
            roles=frozenset(self.roles),
            networks=frozenset(self.networks),
            edges=frozenset(Edge(edge) for edge in self.edges),
            life_risk=self.life_risk,
        )
