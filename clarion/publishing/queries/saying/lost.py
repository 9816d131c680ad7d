"""What was signed and not said as it should have been: people are told of it once."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q, QuerySet

from clarion.publishing.models import Edition

# How a post ends that nobody has seen; what somebody took back on purpose is not among them.
_LOST = ("missed", "failed", "expired")
_NAMED_MAX = 50


@dataclass(frozen=True, slots=True, kw_only=True)
class Lost:
    """An edition that was not said, or not everywhere. `urgent`: it was about safety or a life."""

    edition_id: int
    statement_id: int
    headline: str
    urgent: bool


def lost(*, office_id: int, since: datetime, until: datetime) -> list[Lost]:
    """Return what was lost after `since` and until then, the oldest first; one query."""
    rows = _lost(since, until).filter(office_id=office_id).select_related("request")
    return [
        Lost(
            edition_id=row.pk,
            statement_id=row.statement_id,
            headline=row.headline,
            urgent=row.theme == "safety" or bool(row.request and row.request.emergency),
        )
        for row in rows.order_by("pk").distinct()[:_NAMED_MAX]
    ]


def offices_with_losses(*, since: datetime, until: datetime) -> list[int]:
    """Return the offices that lost something after `since` and until then."""
    rows = _lost(since, until).order_by().values_list("office_id", flat=True)
    return list(rows.distinct())


def _lost(since: datetime, until: datetime) -> QuerySet[Edition]:
    missed = Q(state="missed", moved_at__gt=since, moved_at__lte=until)
    somewhere = Q(
        renditions__dispatch__state__in=_LOST,
        renditions__dispatch__settled_at__gt=since,
        renditions__dispatch__settled_at__lte=until,
    )
    found: QuerySet[Edition] = Edition.objects.filter(missed | somewhere)
    return found
