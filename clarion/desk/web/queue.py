"""The queue: one list of every channel, the most pressing first, each row with its reason."""

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from clarion.desk import queries
from clarion.desk.web.labels import VIEWS
from clarion.desk.web.narrowing import (
    NOT_NARROWED,
    NarrowForm,
    address_of,
    is_quiet,
    wanted,
)
from clarion.kit import clock
from clarion.kit.actor import Power
from clarion.kit.numbers import number_of
from clarion.look.tabs import Tab
from clarion.people.queries import OfficeRequest


@require_safe
def queue(request: OfficeRequest) -> HttpResponse:
    """Show one page of one view."""
    request.actor.must(Power.READ_CASES)
    office_id, asked = request.office.id, wanted(request.GET)
    page = queries.queue(office_id=office_id, wanted=asked, staff_id=request.actor.staff_id)
    shown = {
        "queue": page,
        "view": asked.view,
        "quiet_view": is_quiet(asked),
        "here": address_of(request.GET),
        "older": address_of(request.GET, after=page.next) if page.next else "",
        "first": address_of(request.GET) or "." if asked.after else "",
        "now": clock.now(),
    }
    if request.headers.get("X-Fragment") == "queue":
        return render(request, "desk/parts/queue/rows.html", shown)
    form = NarrowForm(request.GET, queries.queue_choices(office_id=office_id))
    shown |= {
        "form": form,
        "narrowed": form.chosen,
        "tabs": _tabs(request),
        "clear": address_of(request.GET, **NOT_NARROWED) or ".",
    }
    return render(request, "desk/queue.html", shown)


@require_safe
def row(request: OfficeRequest, case_id: int) -> HttpResponse:
    """Show one row by itself, for a list that is on a screen already."""
    request.actor.must(Power.READ_CASES)
    shown = {
        "row": queries.row(office_id=request.office.id, case_id=case_id),
        "here": address_of(request.GET),
        "case_id": number_of(request.GET.get("now", "")),
        "now": clock.now(),
    }
    return render(request, "desk/parts/queue/row.html", shown)


@require_safe
def search(request: OfficeRequest) -> HttpResponse:
    """Find cases by reference, by person, by what was said."""
    request.actor.must(Power.READ_CASES)
    words = request.GET.get("q", "").replace("\x00", "").strip()[:200]
    found = queries.search(office_id=request.office.id, words=words)
    shown = {"rows": found, "words": words, "here": "", "now": clock.now()}
    return render(request, "desk/search.html", shown)


def _tabs(request: OfficeRequest) -> list[Tab]:
    now = wanted(request.GET).view
    base = reverse("desk:queue", kwargs={"office": request.office.slug})
    return [
        Tab(label=label, url=base + address_of(request.GET, view=view), current=view == now)
        for view, label in VIEWS.items()
    ]
