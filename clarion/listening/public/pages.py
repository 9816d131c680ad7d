"""Everybody can read what an office listens for, why, until when, and how much it keeps."""

from zoneinfo import ZoneInfo

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from clarion.kit.numbers import number_of
from clarion.listening import queries


@require_safe
def log(request: HttpRequest, body: str) -> HttpResponse:
    """Show every watch that is or was on, with all its words: none is hidden."""
    before_id = number_of(request.GET.get("before", ""))
    found = queries.public_log(slug=body, before_id=before_id)
    if found is None:
        raise Http404
    weeks = queries.audits(office_id=found.office.id)
    with timezone.override(ZoneInfo(found.office.zone)):
        shown = {
            "log": found,
            "office": found.office,
            "weeks": weeks,
            "week": next((one for one in weeks if one.is_read), None),
            "older": f"?before={found.before_id}" if found.before_id else "",
            "newer": "?" if before_id else "",
        }
        return render(request, "listening/public_log.html", shown)
