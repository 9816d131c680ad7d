"""The log of what the media ask: for which outlet, by when, and what became of it."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import F, Q, QuerySet
from django.db.models.functions import Coalesce
from django.utils import timezone

from clarion.desk.models import Case, Enquiry
from clarion.desk.queries.queue import QueueRow, to_row, with_words
from clarion.desk.rules.enquiring import DeadlineSaid, deadline_said
from clarion.desk.rules.lives import OPEN
from clarion.reading import NeedKind

PAGE = 40
OUTLETS_MAX = 200
VIEWS = ("open", "settled")
# An outlet that nobody has noted has this name in an address; no outlet is called so.
NOT_NOTED = "-"
_MEDIA = NeedKind.MEDIA.value


@dataclass(frozen=True, slots=True, kw_only=True)
class EnquiryNow:
    """What somebody noted; `deadline_at` None: they named none."""

    outlet: str
    deadline_at: datetime | None
    noted_by: str
    noted_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Logged:
    """One enquiry. `deadline_at` is theirs if `is_theirs`, else when our own clock has run out.

    `said`: the deadline that their last words seem to name, where nobody has noted anything.
    """

    row: QueueRow
    outlet: str
    deadline_at: datetime | None
    is_theirs: bool
    is_noted: bool
    said: DeadlineSaid | None


@dataclass(frozen=True, slots=True, kw_only=True)
class EnquiryFilter:
    """Which of them one wants to see; what is empty leaves nothing out.

    `deadline`: `overdue`, `today` or `later`, which holds those without any.
    """

    view: str = "open"
    outlet: str = ""
    deadline: str = ""


def enquiries(
    *, office_id: int, wanted: EnquiryFilter, at: datetime, day_end: datetime, page: int = 0
) -> tuple[list[Logged], bool]:
    """Return a page of them and whether there are more; one query.

    Open ones by their deadlines, the soonest first; what is settled by when it last moved.
    `day_end` is when today ends where the office is.
    """
    rows = _media(office_id, wanted.view).annotate(until=Coalesce("enquiry__deadline_at", "due_at"))
    if wanted.outlet == NOT_NOTED:
        rows = rows.filter(enquiry=None)
    elif wanted.outlet:
        rows = rows.filter(enquiry__outlet__iexact=wanted.outlet)
    rows = rows.filter(_due(wanted.deadline, at, day_end))
    if wanted.view == "settled":
        rows = rows.order_by("-moved_at", "-id")
    else:
        rows = rows.order_by(F("until").asc(nulls_last=True), "id")
    found = with_words(rows).select_related("enquiry")[page * PAGE :][: PAGE + 1]
    logged = [_logged(case) for case in found]
    return logged[:PAGE], len(logged) > PAGE


def outlets(*, office_id: int, view: str) -> list[str]:
    """Return the outlets of a view by name, each once; one query."""
    rows = _media(office_id, view).exclude(enquiry=None)
    named = rows.order_by("enquiry__outlet").values_list("enquiry__outlet", flat=True)
    once = {name.casefold(): name for name in named.distinct()[:OUTLETS_MAX]}
    return list(once.values())


def enquiry_of(case: Case) -> EnquiryNow | None:
    """Return what was noted of a case that was loaded with it."""
    noted: Enquiry | None = getattr(case, "enquiry", None)
    if noted is None:
        return None
    return EnquiryNow(
        outlet=noted.outlet,
        deadline_at=noted.deadline_at,
        noted_by=noted.noted_by,
        noted_at=noted.noted_at,
    )


def said_in(case: Case) -> DeadlineSaid | None:
    """Return the deadline that their last message seems to name, by the clock of the office."""
    message = case.last_message
    if message.ours or message.deleted_at:
        return None
    text = f"{message.subject}\n{message.text}"
    return deadline_said(text, said_at=timezone.localtime(message.received_at))


def _media(office_id: int, view: str) -> QuerySet[Case]:
    rows: QuerySet[Case] = Case.objects.of(office_id).filter(need=_MEDIA)
    return rows.exclude(state__in=OPEN) if view == "settled" else rows.filter(state__in=OPEN)


def _due(deadline: str, at: datetime, day_end: datetime) -> Q:
    match deadline:
        case "overdue":
            return Q(until__lt=at)
        case "today":
            return Q(until__gte=at, until__lt=day_end)
        case "later":
            return Q(until__gte=day_end) | Q(until=None)
    return Q()


def _logged(case: Case) -> Logged:
    noted = enquiry_of(case)
    theirs = noted.deadline_at if noted else None
    return Logged(
        row=to_row(case),
        outlet=noted.outlet if noted else "",
        deadline_at=theirs or case.due_at,
        is_theirs=theirs is not None,
        is_noted=noted is not None,
        said=None if noted else said_in(case),
    )
