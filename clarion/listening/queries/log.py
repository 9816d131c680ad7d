"""Who listened how: the register of accounts, looks, and wishes to look again."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Max

from clarion.listening.models import Look, Looking, Official
from clarion.listening.rules.limits import LOOKS_WITHIN

_SHOWN_MAX = 50


@dataclass(frozen=True, slots=True, kw_only=True)
class OfficialNow:
    """One account of the register, or one that waits for a second person."""

    id: int
    network: str
    handle: str
    name: str
    kind: str
    evidence: str
    state: str
    proposed_by: str
    proposed_by_id: int
    decided_by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LooksNow:
    """How often a colleague looked at one author within a week."""

    staff: str
    subject: str
    count: int
    last_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class LookingNow:
    """Somebody's wish to look again."""

    id: int
    staff_id: int
    staff: str
    subject: str
    why: str
    state: str
    asked_at: datetime
    decided_by: str


def officials(*, office_id: int) -> list[OfficialNow]:
    """Return what waits and what holds, by name."""
    rows = Official.objects.of(office_id).filter(state__in=["proposed", "holds"])
    return [
        OfficialNow(
            id=row.pk,
            network=row.network,
            handle=row.handle,
            name=row.name,
            kind=row.kind,
            evidence=row.evidence,
            state=row.state,
            proposed_by=row.proposed_by,
            proposed_by_id=row.proposed_by_id,
            decided_by=row.decided_by,
        )
        for row in rows.order_by("-state", "name", "id")
    ]


def looks(*, office_id: int, at: datetime) -> list[LooksNow]:
    """Return who looked at whom how often this week, the most first."""
    rows = Look.objects.of(office_id).filter(at__gt=at - LOOKS_WITHIN)
    counted = rows.values("staff_name", "subject").annotate(n=Count("id"), last=Max("at"))
    return [
        LooksNow(
            staff=row["staff_name"], subject=row["subject"], count=row["n"], last_at=row["last"]
        )
        for row in counted.order_by("-n", "-last")[:_SHOWN_MAX]
    ]


def lookings(*, office_id: int) -> list[LookingNow]:
    """Return what waits for a second person first, then what was decided."""
    rows = Looking.objects.of(office_id).order_by("state", "-asked_at")[:_SHOWN_MAX]
    return [
        LookingNow(
            id=row.pk,
            staff_id=row.staff_id,
            staff=row.staff_name,
            subject=row.subject,
            why=row.why,
            state=row.state,
            asked_at=row.asked_at,
            decided_by=row.decided_by,
        )
        for row in rows
    ]
