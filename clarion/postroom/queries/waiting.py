"""What waits at the door until a person has seen to it."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from clarion.postroom.models import Attempt, Dispatch
from clarion.postroom.queries.dispatches import DispatchNow, dispatch_now, in_line
from clarion.postroom.rules.patience import LATE_AFTER

# Only a person can say what became of these.
_UNSETTLED = Q(state__in=["unknown", "processing"], person_asked_at__isnull=False)
# A hold stopped these and was lifted: somebody looks at each again.
_REVIEW = Q(state="queued", review__isnull=False)
# Somebody has stopped these on purpose, so they are not late.
_HELD = Q(state="queued", reason__startswith="held by") | _REVIEW


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiting:
    """How many dispatches wait for a person."""

    unsettled: int
    late: int
    review: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Unsettled:
    """A dispatch of which nobody knows, or that is late, and where one could look."""

    dispatch: DispatchNow
    since_at: datetime
    evidence: str
    look_url: str


def waiting(*, office_id: int, at: datetime) -> Waiting:
    """Count it; cheap enough for every page."""
    rows = Dispatch.objects.of(office_id).filter(_UNSETTLED | _late(at) | _REVIEW)
    late = _late(at) & ~_UNSETTLED & ~_HELD
    found = rows.aggregate(
        unsettled=Count("id", filter=_UNSETTLED),
        late=Count("id", filter=late),
        review=Count("id", filter=_REVIEW),
    )
    return Waiting(**found)


def to_review(*, office_id: int, limit: int = 50) -> list[DispatchNow]:
    """Return what a lifted hold had stopped and nobody has looked at again, the longest first."""
    rows = Dispatch.objects.of(office_id).filter(_REVIEW).select_related("account")
    return [dispatch_now(row) for row in rows.order_by("due_at", "id")[:limit]]


def unsettled(*, office_id: int, limit: int = 50) -> list[Unsettled]:
    """Return those of which nobody knows whether they were said, the oldest first."""
    rows = Dispatch.objects.of(office_id).filter(_UNSETTLED).order_by("unknown_since", "id")
    return _unsettled(rows, limit)


def late(*, office_id: int, at: datetime, limit: int = 50) -> list[Unsettled]:
    """Return what should have left more than two minutes ago, has no outcome and is not held."""
    rows = Dispatch.objects.of(office_id).filter(_late(at)).exclude(_UNSETTLED).exclude(_HELD)
    return _unsettled(rows.order_by("due_at", "id"), limit)


@dataclass(frozen=True, slots=True, kw_only=True)
class Late:
    """What has been late for longest, and nobody has stopped. `due_at`: or since it was let go."""

    id: int
    about: str
    due_at: datetime


def oldest_late(*, office_id: int, at: datetime, since: datetime | None) -> Late | None:
    """Return what has waited for longest past its time and is not held; None: nothing is late.

    With `since`, only of what has become late after that: whatever was late already hides nothing.
    """
    rows = Dispatch.objects.of(office_id).filter(_late(at)).exclude(_HELD)
    rows = rows.annotate(time_from=Coalesce("released_at", "due_at"))
    if since is not None:
        rows = rows.filter(time_from__gt=since - LATE_AFTER)
    row = rows.order_by("time_from", "id").values_list("id", "about", "time_from").first()
    return Late(id=row[0], about=row[1], due_at=row[2]) if row else None


def offices_with_late(*, at: datetime) -> list[int]:
    """Return the offices in which something is late that nobody has stopped."""
    rows = Dispatch.objects.filter(_late(at)).exclude(_HELD)
    return list(rows.order_by().values_list("office_id", flat=True).distinct())


def _late(at: datetime) -> Q:
    """Each state by itself, because each has an index of its own.

    What a hold had stopped has time anew when somebody lets it leave. Whatever waits for its turn
    on its account is late on purpose, until its writer's own patience ends.
    """
    time = at - LATE_AFTER
    overdue = Q(due_at__lt=time) & (Q(released_at=None) | Q(released_at__lt=time))
    return (
        Q(overdue, state="queued") & ~in_line(at)
        | Q(overdue, state="sending")
        | Q(overdue, state__in=["unknown", "processing"])
    )


def _unsettled(rows: QuerySet[Dispatch], limit: int) -> list[Unsettled]:
    last = Attempt.objects.filter(dispatch=OuterRef("pk")).order_by("-number")
    found = rows.select_related("account", "answers").annotate(
        said=Subquery(last.values("evidence")[:1])
    )
    return [
        Unsettled(
            dispatch=dispatch_now(row),
            since_at=row.unknown_since or row.due_at,
            evidence=(row.said or "").partition(": ")[2] or row.reason,
            look_url=_web_address(row.answers.url if row.answers else "", row.account.url),
        )
        for row in found[:limit]
    ]


def _web_address(*candidates: str) -> str:
    """Return the first address that a browser may open; networks' words are not trusted."""
    return next((one for one in candidates if one.startswith(("https://", "http://"))), "")
