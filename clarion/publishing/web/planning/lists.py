"""The statements of the office, by where they are on their way."""

import re
from datetime import UTC, datetime

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from clarion.kit import clock
from clarion.kit.actor import Power
from clarion.kit.numbers import number_of
from clarion.kit.refusals import NotAllowed
from clarion.look.tabs import Tab
from clarion.people.queries import OfficeRequest
from clarion.postroom import queries as postroom
from clarion.publishing import actions, queries
from clarion.publishing.web.labels import TABS
from clarion.publishing.web.writing.finding import find_form

_FIRST = "drafts"
_PLACE = re.compile(r"(\d{8}T\d{12})-(\d{1,18})", re.ASCII)


@require_safe
def statements(request: OfficeRequest) -> HttpResponse:
    """Show one page of one tab."""
    may_read(request)
    tab = request.GET.get("tab", _FIRST)
    tab = tab if tab in TABS else _FIRST
    accounts = postroom.publishing_accounts(office_id=request.office.id)
    form = find_form(request, tab, accounts)
    lines, more = queries.listed(
        office_id=request.office.id,
        tab=tab,
        sieve=form.sieve(),
        before=_before(request.GET.get("before", "")),
    )
    kept = f"&{form.kept()}" if form.kept() else ""
    shown = {
        "lines": queries.with_holds(office_id=request.office.id, lines=lines),
        "tab": tab,
        "tabs": tabs_of(request, tab, kept),
        "form": form,
        "clear": f"?tab={tab}" if kept else "",
        "older": f"?tab={tab}&before={_place(*more)}{kept}" if more else "",
        "newer": f"?tab={tab}{kept}" if "before" in request.GET else "",
        "may_write": request.actor.may(Power.PUBLISH),
        "can_publish": bool(accounts),
        "may_manage": request.actor.may(Power.MANAGE_OFFICE),
        "may_connect": request.actor.may(Power.CONNECT_ACCOUNTS),
    }
    return render(request, "publishing/statements.html", shown)


@require_POST
def begin(request: OfficeRequest) -> HttpResponse:
    """Begin a statement, empty or from a template, and go to its page.

    Whoever began one and wrote nothing goes on with that: nobody wants a list of empty drafts.
    """
    template_id = number_of(request.POST.get("template", ""))
    by = request.actor
    by.must(Power.PUBLISH)
    edition_id = (
        None if template_id else queries.empty_draft(office_id=by.office_id, person=by.person)
    )
    edition_id = edition_id or actions.begin_statement(
        theme="service", template_id=template_id, by=by, at=clock.now()
    )
    return redirect("publishing:edition", office=request.office.slug, edition_id=edition_id)


def may_read(request: OfficeRequest) -> None:
    """Whoever writes, signs or takes down reads what others write."""
    if not request.actor.powers & {Power.PUBLISH, Power.SIGN, Power.RECALL}:
        raise NotAllowed(power=Power.PUBLISH.value)


def tabs_of(request: OfficeRequest, here: str, kept: str = "") -> list[Tab]:
    """Return the tabs of publishing: where statements are on their way, and the calendar.

    `kept` is what was chosen to be seen, and goes along.
    """
    base = reverse("publishing:statements", kwargs={"office": request.office.slug})
    month_url = reverse("publishing:calendar", kwargs={"office": request.office.slug})
    tabs = [
        Tab(label=label, url=f"{base}?tab={tab}{kept}", current=tab == here)
        for tab, label in TABS.items()
    ]
    from_calendar = Tab(label=_("Calendar"), url=month_url, current=here == "calendar")
    return [*tabs, from_calendar]


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
