"""What waits for a signature: exactly the words, who will read them, and three ways to decide."""

from dataclasses import dataclass

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from clarion.kit import clock
from clarion.kit.actor import Power
from clarion.kit.refusals import AlreadyMoved, NotAllowed, NotFound, Refusal
from clarion.people import queries as people
from clarion.people.queries import NoticeNow, OfficeRequest
from clarion.signoff import actions, queries
from clarion.signoff.actions import NotYourStep, OwnWork, SignedAlready
from clarion.signoff.queries import OpenRequest, Pairs, Waited


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """A request, whether this person had a hand in the words, and whether they may sign it now.

    `pairs`: each piece of it, with what was signed last for the same audience.
    """

    request: OpenRequest
    pairs: Pairs
    own: bool
    mine: bool
    waited: list[Waited]
    told: list[NoticeNow]


@require_safe
def signatures(request: OfficeRequest) -> HttpResponse:
    """Show what waits, what one may sign oneself first, the oldest first."""
    me, now = request.actor, clock.now()
    me.must(Power.SIGN)
    asked = queries.open_requests(office_id=request.office.id)
    pairs = queries.compared(asked, office_id=request.office.id)
    told = people.notices_about(office_id=request.office.id, things=[one.ref for one in asked])
    found = [
        Shown(
            request=one,
            pairs=pairs[one.id],
            own=me.staff_id in one.authors,
            mine=one.is_for(staff_id=me.staff_id, role=me.role, at=now),
            waited=one.waited(now),
            told=told.get(one.ref, []),
        )
        for one in asked
    ]
    found.sort(key=lambda shown: not shown.mine)
    shown = {"requests": found, "may_ask": me.may(Power.PUBLISH) or me.may(Power.ANSWER)}
    return render(request, "signoff/signatures.html", shown)


@require_POST
def sign(request: OfficeRequest, request_id: int) -> HttpResponse:
    """Sign exactly these words."""
    try:
        warrant = actions.sign(request_id=request_id, by=request.actor, at=clock.now())
    except (OwnWork, NotYourStep, SignedAlready, AlreadyMoved) as refusal:
        return _back(request, refusal)
    if warrant is None:
        messages.success(request, _("Signed. It waits for the next signature."))
    else:
        messages.success(request, _("Signed. It leaves as soon as it is due."))
    return _back(request)


@require_POST
def give_back(request: OfficeRequest, request_id: int) -> HttpResponse:
    """Return the words with a reason, or reject them for good."""
    reason, final = request.POST.get("reason", ""), request.POST.get("how") == "reject"
    try:
        actions.give_back(
            request_id=request_id, reason=reason, final=final, by=request.actor, at=clock.now()
        )
    except (NotFound, NotAllowed):
        raise
    except Refusal as refusal:
        return _back(request, refusal, wrote=reason.strip()[:500])
    if final:
        messages.success(request, _("Rejected for good. Whoever wrote it sees your reason."))
    else:
        messages.success(request, _("Returned. Whoever wrote it sees your reason."))
    return _back(request)


def _back(
    request: OfficeRequest, refusal: Refusal | None = None, *, wrote: str = ""
) -> HttpResponse:
    """Go on with the list; what was signed or returned meanwhile is gone from it."""
    if refusal:
        kept = _("You wrote: %(reason)s") % {"reason": wrote} if wrote else ""
        messages.error(request, f"{refusal.sentence} {kept}".strip())
    return redirect("signoff:signatures", office=request.office.slug)
