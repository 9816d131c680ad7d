"""Leads from something at the door to what it is about, which only a room above knows."""

from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_safe

from clarion.desk import queries as desk
from clarion.people.queries import OfficeRequest


@require_safe
def about(request: OfficeRequest, thing: str) -> HttpResponse:
    """Go to the page of a thing, e.g. `case:42`; raises `NotFound` for another office's."""
    kind, _colon, number = thing.partition(":")
    if kind != "case" or not (number.isascii() and number.isdigit() and len(number) < 19):
        raise Http404
    case = desk.row(office_id=request.office.id, case_id=int(number))
    return redirect("desk:case", office=request.office.slug, case_id=case.id)
