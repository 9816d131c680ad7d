"""An exercise writes to nobody: its letters lie here, and so do its invented telephones."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from clarion.exercises import queries
from clarion.kit import clock
from clarion.kit.refusals import NotFound
from clarion.people import queries as people
from clarion.people.queries import OfficeRequest


@require_safe
def pretended(request: OfficeRequest) -> HttpResponse:
    """Show both to whoever takes part; a live office has no such page."""
    if not request.office.exercise:
        raise NotFound
    now = clock.now()
    shown = {
        "telephones": queries.telephones(slug=request.office.slug, at=now),
        "letters": people.pretended_mail(office_id=request.office.id, at=now),
    }
    response = render(request, "exercises/pretended.html", shown)
    response["Cache-Control"] = "no-store"
    return response
