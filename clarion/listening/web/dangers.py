"""What was said in public and may be about a life: taken up, or looked at and called harmless."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import urlencode
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST, require_safe

from clarion.kit.actor import Power
from clarion.listening import actions, queries
from clarion.listening.web.deeds import do, number
from clarion.listening.web.tabs import tabs
from clarion.people.queries import OfficeRequest


@require_safe
def dangers(request: OfficeRequest) -> HttpResponse:
    """Show what nobody has looked at, and what somebody has called harmless.

    Whoever says at the desk whether a life is at risk sees this of listening, and nothing else.
    """
    request.actor.must_one_of(Power.LISTEN, Power.ASSESS)
    office_id, before = request.office.id, number(request.GET.get("before", ""))
    page = queries.dangers(office_id=office_id, before_id=before or None)
    shown = {
        "tabs": tabs(request, "dangers") if request.actor.may(Power.LISTEN) else [],
        "may_listen": request.actor.may(Power.LISTEN),
        "page": page,
        "perhaps": queries.perhaps_dangers(office_id=office_id),
        "harmless": queries.called_harmless(office_id=office_id),
        "older": "?" + urlencode({"before": str(page.before_id)}) if page.before_id else "",
        "newer": "?" if before else "",
    }
    return render(request, "listening/dangers.html", shown)


@require_POST
def take_up(request: OfficeRequest, mention_id: int) -> HttpResponse:
    """Make it a message at the desk."""
    do(
        request,
        actions.take_up,
        _("Taken up. In a moment it stands in the desk’s queue."),
        mention_id=mention_id,
    )
    return _back(request)


@require_POST
def call_harmless(request: OfficeRequest, mention_id: int) -> HttpResponse:
    """Let it wait no longer."""
    do(
        request,
        actions.call_harmless,
        _("Noted: no life is at risk in it. It can be taken back here."),
        mention_id=mention_id,
    )
    return redirect("listening:dangers", office=request.office.slug)


@require_POST
def take_back_harmless(request: OfficeRequest, mention_id: int) -> HttpResponse:
    """Let it wait again."""
    do(
        request,
        actions.take_back_harmless,
        _("It waits again for somebody to look at it."),
        mention_id=mention_id,
    )
    return redirect("listening:dangers", office=request.office.slug)


def _back(request: OfficeRequest) -> HttpResponse:
    """Go back to the page on which it was pressed, or to the only one that this person may see."""
    here = request.POST.get("back") == "dangers" or not request.actor.may(Power.LISTEN)
    return redirect("listening:dangers" if here else "listening:heard", office=request.office.slug)
