"""Everybody can read what an office listens for, why, until when, and how much it keeps."""

from zoneinfo import ZoneInfo

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from clarion.listening import queries


@require_safe
def log(request: HttpRequest, body: str) -> HttpResponse:
    """Show every watch that is or was on, with all its words: none is hidden."""
    found = queries.public_log(slug=body)
    if found is None:
        raise Http404
    with timezone.override(ZoneInfo(found.office.zone)):
        shown = {"log": found, "office": found.office}
        return render(request, "listening/public_log.html", shown)
