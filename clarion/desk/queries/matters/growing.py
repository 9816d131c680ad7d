"""Which matters grow and which fade: for those who look at the whole of what is going on."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, F, IntegerField, OuterRef, Subquery

from clarion.desk.models import Belonging, Matter
from clarion.desk.queries.matters.pages import MatterRow, to_matter

_SHOWN = 6
# What fewer wrote of was never loud: that nobody writes of it any more is no news.
FADES_FROM = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Growing:
    """A matter, and how many have joined it lately."""

    row: MatterRow
    lately: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Fading:
    """A matter of which nobody has written lately, and how many had before, on the same day."""

    row: MatterRow
    before: int


def growing(*, office_id: int, since: datetime, until: datetime) -> list[Growing]:
    """Return the matters that grew most in a span, of those that go on; one query."""
    rows = (
        Matter.objects.of(office_id)
        .filter(into=None, cases__gt=1, state__in=["open", "answered"], last_at__gt=since)
        .annotate(lately=_joined(since, until))
        .filter(lately__gt=0)
        .order_by(F("lately").desc(), "-cases", "-id")
    )
    return [Growing(row=to_matter(row), lately=row.lately) for row in rows[:_SHOWN]]


def fading(*, office_id: int, begin: datetime, since: datetime) -> list[Fading]:
    """Return the matters that several wrote of from `begin` on, and nobody after `since`.

    The largest first, of those that go on; one query.
    """
    rows = (
        Matter.objects.of(office_id)
        .filter(into=None, cases__gt=1, state__in=["open", "answered"])
        .filter(last_at__gt=begin, last_at__lte=since)
        .annotate(before=_joined(begin, since))
        .filter(before__gte=FADES_FROM)
        .order_by(F("before").desc(), "-cases", "-id")
    )
    return [Fading(row=to_matter(row), before=row.before) for row in rows[:_SHOWN]]


def _joined(since: datetime, until: datetime) -> Subquery:
    # Counted by when they wrote: what somebody merges by hand has not grown.
    joined = Belonging.objects.filter(
        matter=OuterRef("pk"),
        left_at=None,
        case__opened_at__gt=since,
        case__opened_at__lte=until,
    )
    counted = joined.order_by().values("matter").annotate(many=Count("pk")).values("many")
    return Subquery(counted, output_field=IntegerField())
