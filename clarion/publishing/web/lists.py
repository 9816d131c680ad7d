"""The statements of the office: by where they are on their way, and by day."""

import re
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from clarion.kit import clock
from clarion.kit.actor import Power
from clarion.kit.refusals import NotAllowed
from clarion.look.tabs import Tab
from clarion.people.queries import OfficeRequest
from clarion.postroom import queries as postroom
from clarion.publishing import actions, queries
from clarion.publishing.web.days import Month, month
from clarion.publishing.web.labels import TABS

_FIRST = "drafts"
_PLACE = re.compile(r"(\d{8}T\d{12})-(\d{1,18})", re.ASCII)


@require_safe
def statements(request: OfficeRequest) -> HttpResponse:
    """Show one page of one tab."""
    may_read(request)
    tab = request.GET.get("tab", _FIRST)
    tab = tab if tab in TABS else _FIRST
    lines, more = queries.listed(
        office_id=request.office.id, tab=tab, before=_before(request.GET.get("before", ""))
    )
    shown = {
        "lines": lines,
        "tab": tab,
        "tabs": _tabs(request, tab),
        "older": f"?tab={tab}&before={_place(*more)}" if more else "",
        "newer": f"?tab={tab}" if "before" in request.GET else "",
        "may_write": request.actor.may(Power.PUBLISH),
        "can_publish": bool(postroom.publishing_accounts(office_id=request.office.id)),
        "may_manage": request.actor.may(Power.MANAGE_OFFICE),
        "may_connect": request.actor.may(Power.CONNECT_ACCOUNTS),
    }
    return render(request, "publishing/statements.html", shown)


@require_safe
def calendar(request: OfficeRequest) -> HttpResponse:
    """Show a month, day by day: what leaves, what is held, what was missed."""
    may_read(request)
    today = timezone.localdate(clock.now())
    first = _day(request.GET.get("month", ""), today).replace(day=1)
    begin, end = _midnight(first), _midnight(_next(first))
    lines = queries.calendar(office_id=request.office.id, begin=begin, end=end)
    shown: dict[str, Any] = {
        "month": _month(first, today, lines),
        "before": f"?month={(first - timedelta(days=1)).replace(day=1)}",
        "after": f"?month={_next(first)}",
        "tabs": _tabs(request, "calendar"),
        "zone": request.office.zone,
    }
    return render(request, "publishing/calendar.html", shown)


@require_POST
def begin(request: OfficeRequest) -> HttpResponse:
    """Begin a statement, empty or from a template, and go to its page."""
    chosen = request.POST.get("template", "")
    template_id = (
        int(chosen) if chosen.isascii() and chosen.isdigit() and len(chosen) < 19 else None
    )
    edition_id = actions.begin_statement(
        theme="service", template_id=template_id, by=request.actor, at=clock.now()
    )
    return redirect("publishing:edition", office=request.office.slug, edition_id=edition_id)


def may_read(request: OfficeRequest) -> None:
    """Whoever writes, signs or takes down reads what others write."""
    if not request.actor.powers & {Power.PUBLISH, Power.SIGN, Power.RECALL}:
        raise NotAllowed(power=Power.PUBLISH.value)


def _tabs(request: OfficeRequest, here: str) -> list[Tab]:
    base = reverse("publishing:statements", kwargs={"office": request.office.slug})
    month_url = reverse("publishing:calendar", kwargs={"office": request.office.slug})
    tabs = [
        Tab(label=label, url=f"{base}?tab={tab}", current=tab == here)
        for tab, label in TABS.items()
    ]
    from_calendar = Tab(label=_("Calendar"), url=month_url, current=here == "calendar")
    return [*tabs, from_calendar]


def _month(first: date, today: date, lines: list[queries.Line]) -> Month:
    return month(
        first, today, [(timezone.localdate(one.due_at), one) for one in lines if one.due_at]
    )


def _place(moved_at: datetime, number: int) -> str:
    return f"{moved_at.astimezone(UTC):%Y%m%dT%H%M%S%f}-{number}"


def _before(text: str) -> tuple[datetime, int] | None:
    """Read a place in the list; what is none is the top."""
    found = _PLACE.fullmatch(text)
    if found is None:
        return None
    try:
        moved_at = datetime.strptime(found.group(1), "%Y%m%dT%H%M%S%f").replace(tzinfo=UTC)
    except ValueError:
        return None
    return moved_at, int(found.group(2))


def _day(text: str, otherwise: date) -> date:
    try:
        found = date.fromisoformat(text)
    except ValueError:
        return otherwise
    return found if 1990 <= found.year <= 2200 else otherwise


def _next(first: date) -> date:
    return (first + timedelta(days=32)).replace(day=1)


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time(), tzinfo=timezone.get_current_timezone())
