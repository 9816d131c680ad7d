"""What waits for a signature: exactly the words, who will read them, and three ways to decide."""

from dataclasses import dataclass

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from clarion.kit import clock
from clarion.kit.actor import Power
from clarion.kit.refusals import AlreadyMoved, Refusal
from clarion.people.queries import OfficeRequest
from clarion.signoff import actions, queries
from clarion.signoff.actions import NoReason, OwnWork
from clarion.signoff.queries import OpenRequest


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """A request, and whether this person had a hand in the words."""

    request: OpenRequest
    own: bool


@require_safe
def signatures(request: OfficeRequest) -> HttpResponse:
    """Show what waits, what one may sign oneself first, the oldest first."""
    request.actor.must(Power.SIGN)
    found = [
        Shown(request=one, own=request.actor.staff_id in one.authors)
        for one in queries.open_requests(office_id=request.office.id)
    ]
    found.sort(key=lambda shown: shown.own)
    return render(request, "signoff/signatures.html", {"requests": found})


@require_POST
def sign(request: OfficeRequest, request_id: int) -> HttpResponse:
    """Sign exactly these words."""
    try:
        actions.sign(request_id=request_id, by=request.actor, at=clock.now())
    except (OwnWork, AlreadyMoved) as refusal:
        return _back(request, refusal)
    messages.success(request, _("Signed. It leaves as soon as it is due."))
    return _back(request)


@require_POST
def give_back(request: OfficeRequest, request_id: int) -> HttpResponse:
    """Return the words with a reason."""
    reason = request.POST.get("reason", "")
    try:
        actions.give_back(request_id=request_id, reason=reason, by=request.actor, at=clock.now())
    except (NoReason, AlreadyMoved) as refusal:
        return _back(request, refusal)
    messages.success(request, _("Returned. Whoever wrote it sees your reason."))
    return _back(request)


def _back(request: OfficeRequest, refusal: Refusal | None = None) -> HttpResponse:
    """Go on with the list; what was signed or returned meanwhile is gone from it."""
    if refusal:
        messages.error(request, refusal.sentence)
    return redirect("signoff:signatures", office=request.office.slug)
