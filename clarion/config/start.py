"""The start page of an office is the first room that somebody may enter."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from clarion.config.frame import first_room
from clarion.people.queries import OfficeRequest


@require_safe
def start(request: OfficeRequest) -> HttpResponse:
    """Go on to the first room of the rail; say so if a role opens none."""
    room = first_room(request.actor)
    if room is None:
        return render(request, "config/no_room.html")
    return redirect(room.view, office=request.office.slug)
