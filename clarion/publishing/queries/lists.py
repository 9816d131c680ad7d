"""Statements in lists: by where they are on their way, and by the day on which they leave."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import F, Q, QuerySet

from clarion.publishing.models import Edition
from clarion.signoff import queries as signoff

# The pages of the list, and the states that stand on each.
TABS: dict[str, tuple[str, ...]] = {
    "drafts": ("draft", "returned"),
    "waiting": ("in_review",),
    "timed": ("approved", "scheduled", "publishing", "missed"),
    "said": ("published",),
    "over": ("corrected", "withdrawn", "rejected"),
}
PAGE = 30
# What stands on one page of the calendar; a month with more is read by the week.
CALENDAR_MAX = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """An edition in a list."""

    id: int
    statement_id: int
    headline: str
    theme: str
    campaign: str
    state: str
    reason: str
    number: int
    due_at: datetime | None
    due_zone: str
    moved_at: datetime
    saved_by: str
    said_at: datetime | None
    correction: bool


def listed(
    *, office_id: int, tab: str, before: datetime | None = None
) -> tuple[list[Line], datetime | None]:
    """Return one page of a tab, and where the next begins (None: there is no more)."""
    rows = _rows(office_id).filter(state__in=TABS[tab]).order_by("-moved_at", "-id")
    if before is not None:
        rows = rows.filter(moved_at__lt=before)
    found = list(rows[: PAGE + 1])
    more = found[PAGE - 1].moved_at if len(found) > PAGE else None
    return [_line(row) for row in found[:PAGE]], more


def counts(*, office_id: int) -> dict[str, bool]:
    """Say on which tabs there is anything."""
    there = set(
        Edition.objects.of(office_id)
        .filter(state__in=[state for states in TABS.values() for state in states])
        .order_by()
        .values_list("state", flat=True)
        .distinct()
    )
    return {tab: bool(there & set(states)) for tab, states in TABS.items()}


def calendar(*, office_id: int, begin: datetime, end: datetime) -> list[Line]:
    """Return what leaves, or was to leave, between two instants."""
    rows = _rows(office_id).filter(due_at__gte=begin, due_at__lt=end)
    shown = rows.exclude(state__in=["superseded", "dropped", "rejected"])
    return [_line(row) for row in shown.order_by("due_at", "id")[:CALENDAR_MAX]]


def on_their_way(*, before: datetime) -> list[tuple[int, int]]:
    """Return office and dispatch of renditions whose end the door may have told to nobody."""
    rows = Edition.objects.filter(
        Q(state__in=["scheduled", "publishing"]), moved_at__lt=before
    ).exclude(renditions__dispatch=None)
    found = rows.exclude(renditions__followed=F("renditions__dispatch__state"))
    return list(found.values_list("office_id", "renditions__dispatch")[:CALENDAR_MAX])


def signed_in_review() -> list[tuple[int, int, int]]:
    """Return office, request and warrant of editions that were signed and not timed yet."""
    signed = Edition.objects.filter(state="in_review", request__state="signed")
    rows = signed.values_list("office_id", "request_id")
    found = [
        (office_id, request_id, signoff.warrant_of(request_id=request_id))
        for office_id, request_id in rows.order_by("submitted_at")[:CALENDAR_MAX]
    ]
    return [(office, request, warrant) for office, request, warrant in found if warrant]


def _rows(office_id: int) -> QuerySet[Edition]:
    rows: QuerySet[Edition] = Edition.objects.of(office_id)
    return rows.select_related("statement", "statement__campaign")


def _line(row: Edition) -> Line:
    campaign = row.statement.campaign
    return Line(
        id=row.pk,
        statement_id=row.statement_id,
        headline=row.headline,
        theme=row.statement.theme,
        campaign=campaign.name if campaign else "",
        state=row.state,
        reason=row.reason,
        number=row.number,
        due_at=row.due_at,
        due_zone=row.due_zone,
        moved_at=row.moved_at,
        saved_by=row.saved_by,
        said_at=row.said_at,
        correction=row.corrects_id is not None,
    )
