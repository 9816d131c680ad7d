"""Matters: which there are, what one is about, and who in it was told what."""

from urllib.parse import urlencode

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from clarion.desk import queries
from clarion.desk.web.matters.labels import MATTER_VIEWS
from clarion.desk.web.matters.screen import show_matter
from clarion.kit.actor import Power
from clarion.look.tabs import Tab
from clarion.people.queries import OfficeRequest


@require_safe
def matters(request: OfficeRequest) -> HttpResponse:
    """Show a page of one view."""
    request.actor.must(Power.READ_CASES)
    view = request.GET.get("view", "")
    view = view if view in MATTER_VIEWS else "open"
    after = request.GET.get("after", "")
    found = queries.matters(office_id=request.office.id, view=view, after=after)
    shown = {
        "matters": found.rows,
        "view": view,
        "tabs": [
            Tab(label=label, url=f"?view={name}", current=name == view)
            for name, label in MATTER_VIEWS.items()
        ],
        "first": f"?view={view}" if after else "",
        "older": f"?{urlencode({'view': view, 'after': found.next})}" if found.next else "",
    }
    return render(request, "desk/matters/matters.html", shown)


@require_safe
def matter(request: OfficeRequest, matter_id: int) -> HttpResponse:
    """Show one matter."""
    request.actor.must(Power.READ_CASES)
    return show_matter(request, matter_id)


@require_safe
def told(request: OfficeRequest, matter_id: int) -> HttpResponse:
    """Show who in it was told what."""
    request.actor.must(Power.READ_CASES)
    office_id, after = request.office.id, request.GET.get("after", "")
    found, more = queries.told(office_id=office_id, matter_id=matter_id, after=after)
    shown = {
        "matter": queries.matter_row(office_id=office_id, matter_id=matter_id),
        "told": found,
        "first": "." if after else "",
        "older": f"?after={more}" if more else "",
    }
    return render(request, "desk/matters/told.html", shown)
