"""Another time zone for the office: what that does to everything timed is shown before."""

from zoneinfo import available_timezones

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_http_methods

from clarion.kit import clock
from clarion.kit.actor import Power
from clarion.kit.refusals import REFUSED, NotAllowed, NotFound, Refusal
from clarion.people.queries import OfficeRequest
from clarion.publishing import actions, queries


def _zones() -> list[tuple[str, str]]:
    zones = sorted(zone for zone in available_timezones() if "/" in zone)
    return [(zone, zone.replace("_", " ")) for zone in zones]


class ZoneForm(forms.Form):
    """A time zone, by the name of a place."""

    zone = forms.ChoiceField(label=gettext_lazy("Time zone"), choices=_zones)


@require_http_methods(["GET", "HEAD", "POST"])
def zone(request: OfficeRequest) -> HttpResponse:
    """Ask for a zone, and show what it does to each time; POST changes it."""
    request.actor.must(Power.MANAGE_OFFICE)
    said = request.POST or (request.GET if "zone" in request.GET else None)
    form = ZoneForm(said, initial={"zone": request.office.zone})
    chosen = form.cleaned_data["zone"] if form.is_valid() else ""
    if request.method == "POST" and chosen:
        try:
            return _change(request, chosen)
        except (NotFound, NotAllowed):
            raise
        except Refusal as refusal:
            form.add_error(None, refusal.sentence)
    plan = None
    if chosen and chosen != request.office.zone:
        plan = queries.zone_plan(office_id=request.office.id, zone=chosen, at=clock.now())
    shown = {"form": form, "plan": plan, "chosen": chosen, "zone": request.office.zone}
    return render(request, "publishing/zone.html", shown, status=REFUSED if form.errors else 200)


def _change(request: OfficeRequest, chosen: str) -> HttpResponse:
    seen = request.POST.get("seen", "")
    moved = actions.rezone(zone=chosen, seen=seen, by=request.actor, at=clock.now())
    said = ngettext(
        "The office is on the time of %(zone)s. %(n)d time followed.",
        "The office is on the time of %(zone)s. %(n)d times followed.",
        moved,
    )
    messages.success(request, said % {"zone": chosen, "n": moved})
    return redirect("publishing:zone", office=request.office.slug)
