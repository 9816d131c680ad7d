"""What colleagues say to one another about a statement."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from clarion.kit import clock
from clarion.kit.refusals import NotAllowed, NotFound, Refusal
from clarion.people.queries import OfficeRequest
from clarion.publishing import actions


@require_POST
def comment(request: OfficeRequest, edition_id: int) -> HttpResponse:
    """Say something about an edition."""
    try:
        text = request.POST.get("comment", "")
        actions.comment(edition_id=edition_id, text=text, by=request.actor, at=clock.now())
    except (NotFound, NotAllowed):
        raise
    except Refusal as refusal:
        messages.error(request, refusal.sentence)
    return _to(request, edition_id)


@require_POST
def finish_comment(request: OfficeRequest, comment_id: int) -> HttpResponse:
    """Mark one as done."""
    edition_id = actions.finish_comment(comment_id=comment_id, by=request.actor, at=clock.now())
    return _to(request, edition_id)


def _to(request: OfficeRequest, edition_id: int) -> HttpResponse:
    response = redirect("publishing:edition", office=request.office.slug, edition_id=edition_id)
    response["Location"] += "#comments"
    return response
