"""The wall: the desk at a glance, on a screen that nobody touches."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from clarion.desk import queries
from clarion.kit import clock
from clarion.kit.actor import Power
from clarion.people.queries import OfficeRequest


@require_safe
def wall(request: OfficeRequest) -> HttpResponse:
    """Show it; it follows by itself."""
    request.actor.must(Power.READ_CASES)
    now = clock.now()
    shown = {"wall": queries.wall(office_id=request.office.id, at=now), "now": now}
    return render(request, "desk/matters/wall.html", shown)
