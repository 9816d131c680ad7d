"""The list of matters: by state, those first in which somebody in danger waits."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, IntegerField, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce

from clarion.desk.models import Case
from clarion.desk.queries.matters.pages import PAGE, MatterRow, to_matter, visible
from clarion.desk.rules.first_look import GRAVE
from clarion.desk.rules.lives import OPEN
from clarion.desk.rules.matters.lives import MATTER

_GRAVE = [one.value for one in GRAVE]


@dataclass(frozen=True, slots=True, kw_only=True)
class MatterList:
    """Some rows, and where the next ones begin; empty: these were the last."""

    rows: tuple[MatterRow, ...]
    next: str


def matters(*, office_id: int, view: str = "open", after: str = "") -> MatterList:
    """Return a page of matters in one state; one of an unknown state is open.

    `untold` are those that have ended, and somebody in them has not been told. On the first page
    those come first in which somebody in danger waits; then the newest do.
    """
    rows = visible(office_id).annotate(grave=_grave()).filter(_in_view(view))
    urgent = list(rows.filter(grave__gt=0).order_by("-last_at", "-id")[:PAGE])
    rest = rows.exclude(pk__in=[row.pk for row in urgent])
    if at := _place_of(after):
        urgent = []
        rest = rest.filter(Q(last_at__lt=at[0]) | Q(last_at=at[0], pk__lt=at[1]))
    found = list(rest.order_by("-last_at", "-id")[: PAGE + 1])
    last = found[PAGE - 1] if len(found) > PAGE else None
    return MatterList(
        rows=tuple(to_matter(row) for row in (*urgent, *found[:PAGE])),
        next=f"{last.last_at.isoformat()}~{last.pk}" if last else "",
    )


def _in_view(view: str) -> Q:
    if view == "untold":
        return Q(untold=True)
    if view in MATTER.states and view != "open":
        return Q(state=view)
    # An answer to all answers nobody in danger: while one of them waits, the matter is open.
    return Q(state="open") | Q(state="answered", grave__gt=0)


def _grave() -> Coalesce:
    """How many open cases of a matter tell of danger: an answer to all answered none of them."""
    waiting = Case.objects.filter(
        office=OuterRef("office"), matter=OuterRef("pk"), state__in=OPEN, risk__in=_GRAVE
    )
    many = waiting.order_by().values("matter").annotate(many=Count("pk")).values("many")
    return Coalesce(Subquery(many, output_field=IntegerField()), 0)


def _place_of(after: str) -> tuple[datetime, int] | None:
    """Read a place back; one that somebody has altered means the beginning."""
    at, _tilde, pk = after.partition("~")
    try:
        return datetime.fromisoformat(at), int(pk)
    except ValueError:
        return None
