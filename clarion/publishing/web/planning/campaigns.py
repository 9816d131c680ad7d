"""Campaigns: begun, ended, and held together."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from clarion.kit import clock
from clarion.kit.actor import Power
from clarion.kit.refusals import REFUSED, NotAllowed, NotFound, Refusal
from clarion.look.notices import say_undoable
from clarion.people.queries import OfficeRequest
from clarion.postroom.actions import place_hold
from clarion.publishing import actions, queries
from clarion.publishing.web.pages import asked_page, neighbours
from clarion.publishing.web.planning.lists import may_read
from clarion.publishing.web.saying.reasons import CampaignForm


@require_http_methods(["GET", "HEAD", "POST"])
def campaigns(request: OfficeRequest) -> HttpResponse:
    """Show one page of those that have not ended; POST begins one."""
    may_read(request)
    form = CampaignForm(request.POST or None)
    if form.is_valid():
        try:
            actions.begin_campaign(name=form.cleaned_data["name"], by=request.actor, at=clock.now())
        except (NotFound, NotAllowed):
            raise
        except Refusal as refusal:
            form.add_error("name", refusal.sentence)
        else:
            return redirect("publishing:campaigns", office=request.office.slug)
    page = asked_page(request)
    found, more = queries.campaigns_page(office_id=request.office.id, page=page)
    shown = {
        "campaigns": found,
        "ended": queries.ended_campaigns(office_id=request.office.id),
        "form": form,
        "may_manage": request.actor.may(Power.MANAGE_OFFICE),
        "may_write": request.actor.may(Power.PUBLISH),
        "may_hold": request.actor.may(Power.HOLD),
        **neighbours(page, more=more),
    }
    status = REFUSED if form.errors else 200
    return render(request, "publishing/campaigns.html", shown, status=status)


@require_POST
def rename(request: OfficeRequest, campaign_id: int) -> HttpResponse:
    """Give one another name."""
    name, now = request.POST.get("name", ""), clock.now()
    try:
        actions.rename_campaign(campaign_id=campaign_id, name=name, by=request.actor, at=now)
    except (NotFound, NotAllowed):
        raise
    except Refusal as refusal:
        messages.error(request, refusal.sentence)
    else:
        messages.success(request, _("Saved."))
    return redirect("publishing:campaigns", office=request.office.slug)


@require_POST
def end_campaign(request: OfficeRequest, campaign_id: int) -> HttpResponse:
    """End one."""
    actions.end_campaign(campaign_id=campaign_id, by=request.actor, at=clock.now())
    kwargs = {"office": request.office.slug, "campaign_id": campaign_id}
    said = _("Ended: nothing new can be added to it. What belongs to it stays as it is.")
    say_undoable(request, said, undo=reverse("publishing:resume_campaign", kwargs=kwargs))
    return redirect("publishing:campaigns", office=request.office.slug)


@require_POST
def resume(request: OfficeRequest, campaign_id: int) -> HttpResponse:
    """Go on with one that was ended."""
    try:
        actions.resume_campaign(campaign_id=campaign_id, by=request.actor, at=clock.now())
    except (NotFound, NotAllowed):
        raise
    except Refusal as refusal:
        messages.error(request, refusal.sentence)
    else:
        messages.success(request, _("It goes on."))
    return redirect("publishing:campaigns", office=request.office.slug)


@require_POST
def hold_campaign(request: OfficeRequest, campaign_id: int) -> HttpResponse:
    """Hold everything that belongs to one at one press; why can be said later."""
    office_id = request.office.id
    ended = queries.ended_campaigns(office_id=office_id)
    names = dict([*queries.campaigns(office_id=office_id), *ended])
    if campaign_id not in names:
        raise NotFound
    placed = place_hold(
        scope="campaign",
        subject=str(campaign_id),
        title=names[campaign_id],
        why=request.POST.get("why", ""),
        by=request.actor,
        at=clock.now(),
    )
    return redirect("postroom:hold", office=request.office.slug, hold_id=placed.hold_id)
