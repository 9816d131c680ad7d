"""A chain says who signs statements of a theme, step after step."""

from collections.abc import Iterable, Mapping
from dataclasses import asdict
from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import QuerySet
from django.db.models.functions import Coalesce

from clarion.kit.rows import Row, Scoped
from clarion.signoff.rules.quorum import REVIEW_HOURS, Need, Step
from clarion.signoff.rules.trust import Degree


class Chain(Row):
    """It is ended rather than changed; each request keeps the steps that it was asked under.

    It is begun by one person and agreed to by another, and ended likewise: until then it is as it
    was before.
    """

    office = models.ForeignKey("people.Office", on_delete=models.PROTECT, related_name="+")
    name = models.CharField(max_length=120)
    themes = ArrayField(models.CharField(max_length=40), default=list)  # empty: any
    steps = models.JSONField()
    emergency = models.BooleanField(default=False)  # for when a life is at risk, and only then
    review_hours = models.IntegerField(
        default=REVIEW_HOURS
    )  # within which an emergency is reviewed
    begun_at = models.DateTimeField()
    begun_by = models.CharField(max_length=200)
    begun_by_id = models.BigIntegerField(null=True)  # older ones do not say
    proposed = models.BooleanField(default=False, db_default=False)  # nobody else has agreed yet
    agreed_at = models.DateTimeField(null=True)
    agreed_by = models.CharField(max_length=200, default="", db_default="")
    ending_at = models.DateTimeField(null=True)  # since when it waits for a second person to end it
    ending_by = models.CharField(max_length=200, default="", db_default="")
    ending_by_id = models.BigIntegerField(null=True)
    ended_at = models.DateTimeField(null=True)
    ended_by = models.CharField(max_length=200, default="")

    objects = Scoped.as_manager()

    @property
    def about(self) -> str:
        """What it is called in the ledger."""
        return f"chain:{self.pk}"


def chains_in_force(office_id: int) -> QuerySet[Chain]:
    """Return those by which statements are signed now, first the one that began to hold last."""
    rows: QuerySet[Chain] = Chain.objects.of(office_id).filter(ended_at=None, proposed=False)
    return rows.order_by(Coalesce("agreed_at", "begun_at").desc(), "-id")


def steps_of(kept: Iterable[Mapping[str, Any]]) -> tuple[Step, ...]:
    """Read steps as they are kept."""
    return tuple(
        Step(
            title=one["title"],
            roles=tuple(one["roles"]),
            need=Need(one["need"]),
            deputies=tuple(one["deputies"]),
            minutes=one["minutes"],
            up_to=Degree(one.get("up_to", Degree.TRUSTED)),  # older ones are asked of everybody
        )
        for one in kept
    )


def kept(steps: Iterable[Step]) -> list[dict[str, Any]]:
    """Return steps as they are kept."""
    return [asdict(step) for step in steps]
