"""What left by the emergency route and waits for somebody to look at it afterwards."""

from dataclasses import dataclass
from datetime import datetime

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Count, OuterRef, Q, QuerySet

from clarion.signoff.models import Review, codes_used
from clarion.signoff.queries.requests import BATCH, OpenRequest, as_request

SHOWN_MAX = 50


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewNow:
    """A review, open or done, with the words that it is about."""

    id: int
    request: OpenRequest
    owed_at: datetime
    due_at: datetime
    overdue: bool
    finding: str
    found_by: str
    found_at: datetime | None
    code_givers: frozenset[int]  # who read out a code by which a guest signed

    def was_involved(self, staff_id: int | None) -> bool:
        """Say whether this person wrote or signed the words, or knew a code that signed them."""
        signed = {one.staff_id for one in self.request.signatures}
        return staff_id in self.request.authors | self.code_givers | signed


@dataclass(frozen=True, slots=True, kw_only=True)
class Owed:
    """How many reviews are owed, and how many of them are overdue."""

    owed: int = 0
    overdue: int = 0


def reviews(*, office_id: int, at: datetime) -> list[ReviewNow]:
    """Return those that are owed, the most pressing first, then those done lately."""
    rows = _rows(office_id)
    owed = rows.filter(found_at=None).order_by("due_at")[:BATCH]
    done = rows.exclude(found_at=None).order_by("-found_at")[:SHOWN_MAX]
    return [_now(row, at) for row in (*owed, *done)]


def review_now(*, office_id: int, review_id: int, at: datetime) -> ReviewNow:
    """Return one; raises `NotFound`."""
    return _now(_rows(office_id).get_or_refuse(pk=review_id), at)  # type: ignore[attr-defined]  # Scoped


def reviews_owed(*, office_id: int, at: datetime) -> Owed:
    """Count them. One stays overdue that was told of, whatever the clock says since."""
    late = Q(due_at__lte=at) | Q(told_at__isnull=False)
    open_ones = Review.objects.of(office_id).filter(found_at=None)
    return Owed(**open_ones.aggregate(owed=Count("id"), overdue=Count("id", filter=late)))


def overdue_reviews(*, at: datetime) -> list[tuple[int, int]]:
    """Return office and number of those that are overdue, and nobody was told."""
    rows = Review.objects.filter(found_at=None, told_at=None, due_at__lte=at)
    return list(rows.order_by("due_at").values_list("office_id", "pk")[:BATCH])


def _rows(office_id: int) -> QuerySet[Review]:
    used = codes_used(OuterRef("request")).filter(made_by_staff__isnull=False)
    rows: QuerySet[Review] = Review.objects.of(office_id).select_related("request")
    givers = {"code_givers": ArraySubquery(used.values("made_by_staff"))}
    rows = rows.annotate(**givers)
    return rows.prefetch_related("request__signatures", "request__gates")


def _now(row: Review, at: datetime) -> ReviewNow:
    return ReviewNow(
        id=row.pk,
        request=as_request(row.request),
        owed_at=row.owed_at,
        due_at=row.due_at,
        overdue=row.found_at is None and (row.told_at is not None or row.due_at <= at),
        finding=row.finding,
        found_by=row.found_by,
        found_at=row.found_at,
        code_givers=frozenset(row.code_givers),
    )
