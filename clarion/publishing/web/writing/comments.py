"""What colleagues say to one another about a statement."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from clarion.kit import clock
from clarion.kit.refusals import NotAllowed, NotFound, Refusal
from clarion.people.queries import OfficeRequest
from clarion.publishing import actions

_BEGUN = "comment_begun"
_BEGUN_MAX = 1_000


@require_POST
def comment(request: OfficeRequest, edition_id: int) -> HttpResponse:
    """Say something about an edition."""
    keep_begun(request, edition_id)
    try:
        text = request.POST.get("comment", "")
        actions.comment(edition_id=edition_id, text=text, by=request.actor, at=clock.now())
    except (NotFound, NotAllowed):
        raise
    except Refusal as refusal:
        messages.error(request, refusal.sentence)
    else:
        forget_begun(request)
    return _to(request, edition_id)


@require_POST
def finish_comment(request: OfficeRequest, comment_id: int) -> HttpResponse:
    """Mark one as done."""
    edition_id = actions.finish_comment(comment_id=comment_id, by=request.actor, at=clock.now())
    return _to(request, edition_id)


def keep_begun(request: OfficeRequest, edition_id: int) -> None:
    """Keep what somebody has begun to say beside an edition while they press another button.

    One is kept, of the edition that they were at last, until it is said or they have signed out.
    """
    if "comment" not in request.POST:
        return
    text = request.POST["comment"][:_BEGUN_MAX]
    if text.strip():
        request.session[_BEGUN] = [edition_id, text]
    elif begun(request, edition_id):
        forget_begun(request)


def forget_begun(request: OfficeRequest) -> None:
    """It was said."""
    request.session.pop(_BEGUN, None)


def begun(request: OfficeRequest, edition_id: int) -> str:
    """Return what somebody has begun to say beside an edition."""
    number, text = request.session.get(_BEGUN, (0, ""))
    return str(text) if number == edition_id else ""


def _to(request: OfficeRequest, edition_id: int) -> HttpResponse:
    response = redirect("publishing:edition", office=request.office.slug, edition_id=edition_id)
    response["Location"] += "#comments"
    return response
