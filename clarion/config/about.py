"""Leads from something at the door to what it is about, which only a room above knows."""

from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_safe

from clarion.desk import queries as desk
from clarion.kit.numbers import number_of
from clarion.people.queries import OfficeRequest
from clarion.publishing import queries as publishing


@require_safe
def about(request: OfficeRequest, thing: str) -> HttpResponse:
    """Go to the page of a thing: `case:42`, `matter:3`; `NotFound` for another office's."""
    kind, _colon, said = thing.partition(":")
    number = number_of(said)
    if kind not in {"case", "matter", "statement"} or number is None:
        raise Http404
    if kind == "statement":
        edition_id = publishing.edition_links(office_id=request.office.id, statement_id=number)
        return redirect("publishing:edition", office=request.office.slug, edition_id=edition_id)
    if kind == "matter":
        matter = desk.matter_row(office_id=request.office.id, matter_id=number)
        return redirect("desk:matter", office=request.office.slug, matter_id=matter.id)
    case = desk.row(office_id=request.office.id, case_id=number)
    return redirect("desk:case", office=request.office.slug, case_id=case.id)
