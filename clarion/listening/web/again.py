"""Reading again what was overheard and thought harmless, and what that says of the first look."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from clarion.kit.actor import Power
from clarion.listening import actions, queries
from clarion.listening.web.deeds import do
from clarion.listening.web.tabs import tabs
from clarion.people.queries import OfficeRequest


@require_safe
def again(request: OfficeRequest) -> HttpResponse:
    """Show what the first look missed, week by week."""
    request.actor.must(Power.LISTEN)
    weeks = queries.audits(office_id=request.office.id)
    shown = {"tabs": tabs(request, "again"), "weeks": weeks}
    return render(request, "listening/again.html", shown)


@require_safe
def week(request: OfficeRequest, again_id: int) -> HttpResponse:
    """Show the next mention of a week that nobody has read again, and those that were."""
    request.actor.must(Power.LISTEN)
    found = queries.audit(office_id=request.office.id, audit_id=again_id)
    sample = queries.sample(audit_id=again_id)
    shown = {
        "week": found,
        "next": next((one for one in sample if not one.verdict), None),
        "judged": [one for one in sample if one.verdict],
    }
    return render(request, "listening/again_week.html", shown)


@require_POST
def judge(request: OfficeRequest, again_id: int, drawn_id: int) -> HttpResponse:
    """Keep what somebody found, and go to the next."""
    danger = request.POST.get("verdict") == "danger"
    do(
        request,
        actions.judge_audited,
        _("Kept. It waits among what may be about a life.") if danger else "",
        audit_id=again_id,
        audited_id=drawn_id,
        danger=danger,
        seen=request.POST.get("seen", ""),
    )
    return redirect("listening:again_week", office=request.office.slug, again_id=again_id)
