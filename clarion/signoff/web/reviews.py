"""Emergencies afterwards: what left with two signatures, and what somebody else found of it."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from clarion.kit import clock
from clarion.kit.actor import Power
from clarion.kit.refusals import AlreadyMoved
from clarion.people.queries import OfficeRequest
from clarion.signoff import actions, queries
from clarion.signoff.actions import NoFinding, WasInvolved


@require_safe
def reviews(request: OfficeRequest) -> HttpResponse:
    """Show what is owed first, then what was found lately."""
    me, now = request.actor, clock.now()
    me.must(Power.SIGN)
    found = queries.reviews(office_id=request.office.id, at=now)
    shown = {"reviews": [(one, one.was_involved(me.staff_id)) for one in found]}
    return render(request, "signoff/reviews.html", shown)


@require_POST
def review(request: OfficeRequest, review_id: int) -> HttpResponse:
    """Write a finding."""
    finding = request.POST.get("finding", "")
    try:
        actions.review(review_id=review_id, finding=finding, by=request.actor, at=clock.now())
    except (NoFinding, WasInvolved, AlreadyMoved) as refusal:
        messages.error(request, refusal.sentence)
    else:
        messages.success(request, _("Your finding is on record."))
    return redirect("signoff:reviews", office=request.office.slug)
