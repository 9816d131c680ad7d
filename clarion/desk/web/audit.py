"""Reading again what was thought harmless, and what that says of the first look."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from clarion.desk import actions, queries
from clarion.kit import clock
from clarion.kit.actor import Power
from clarion.people.queries import OfficeRequest


@require_safe
def audits(request: OfficeRequest) -> HttpResponse:
    """Show what the first look missed, week by week."""
    request.actor.must(Power.READ_CASES)
    weeks = queries.audits(office_id=request.office.id)
    return render(request, "desk/audits.html", {"weeks": weeks})


@require_safe
def audit(request: OfficeRequest, audit_id: int) -> HttpResponse:
    """Show the next message of a week that nobody has read again, and those that were."""
    request.actor.must(Power.ASSESS)
    week = queries.audit(office_id=request.office.id, audit_id=audit_id)
    sample = queries.sample(audit_id=audit_id)
    shown = {
        "week": week,
        "next": next((one for one in sample if not one.verdict), None),
        "judged": [one for one in sample if one.verdict],
    }
    return render(request, "desk/audit.html", shown)


@require_POST
def judge(request: OfficeRequest, audit_id: int, audited_id: int) -> HttpResponse:
    """Keep what somebody found, and go to the next."""
    danger = request.POST.get("verdict") == "danger"
    actions.judge_audited(
        audit_id=audit_id, audited_id=audited_id, danger=danger, by=request.actor, at=clock.now()
    )
    return redirect("desk:audit", office=request.office.slug, audit_id=audit_id)
