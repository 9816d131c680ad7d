"""The desk at a glance, for a screen on the wall: how much, how grave, how long, what is owed."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Min

from clarion.desk.models import Case, Matter
from clarion.desk.queries.audit import AuditNow, newest_audit
from clarion.desk.queries.matters.pages import MatterRow, to_matter
from clarion.desk.queries.matters.promises import PromiseNow, promises
from clarion.desk.rules.lives import OPEN
from clarion.desk.rules.order import Rank

_LARGEST = 5
_PROMISES = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenNow:
    """How many open cases there are at one place of the order, and since when the first waits."""

    rank: Rank
    many: int
    oldest_at: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Wall:
    """Everything that the wall shows, and nobody's name but those of colleagues."""

    open: tuple[OpenNow, ...]
    unassigned: int
    overdue: int
    promises: tuple[PromiseNow, ...]
    more_promises: bool
    largest: tuple[MatterRow, ...]
    audit: AuditNow | None  # the last week of which something has been read again

    @property
    def all_open(self) -> int:
        """How many cases are open."""
        return sum(one.many for one in self.open)

    @property
    def oldest_at(self) -> datetime | None:
        """Since when somebody has waited longest."""
        return min((one.oldest_at for one in self.open if one.oldest_at), default=None)


def wall(*, office_id: int, at: datetime) -> Wall:
    """Return it; six questions, each along an index of what is open, or of the last weeks."""
    cases = Case.objects.of(office_id).filter(state__in=OPEN)
    counted = {
        rank: OpenNow(rank=Rank(rank), many=many, oldest_at=oldest)
        for rank, many, oldest in cases.values_list("rank").annotate(
            many=Count("pk"), oldest=Min("waiting_since")
        )
    }
    pending, more = promises(office_id=office_id, view="pending", staff_id=None, at=at)
    largest = Matter.objects.of(office_id).filter(
        into=None, cases__gt=1, state__in=["open", "answered"]
    )
    return Wall(
        open=tuple(counted.get(rank, OpenNow(rank=rank, many=0, oldest_at=None)) for rank in Rank),
        unassigned=cases.filter(state="triaged").count(),
        overdue=cases.filter(due_at__lt=at).count(),
        promises=tuple(pending[:_PROMISES]),
        more_promises=more or len(pending) > _PROMISES,
        largest=tuple(to_matter(row) for row in largest.order_by("-cases", "-id")[:_LARGEST]),
        audit=newest_audit(office_id=office_id),
    )
