"""The teams of an office."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from clarion.kit import clock
from clarion.kit.actor import Power
from clarion.kit.refusals import Refusal
from clarion.people import actions, queries
from clarion.people.queries import OfficeRequest
from clarion.people.web.administration.forms import TeamForm


@require_http_methods(["GET", "HEAD", "POST"])
def teams(request: OfficeRequest) -> HttpResponse:
    """Show the teams; POST opens another."""
    request.actor.must(Power.MANAGE_PEOPLE)
    form = TeamForm(request.POST or None)
    if form.is_valid():
        try:
            actions.open_team(**form.cleaned_data, by=request.actor, at=clock.now())
        except Refusal as refusal:
            form.add_error("name", refusal.sentence)
        else:
            return redirect("people:teams", office=request.office.slug)
    cards = queries.team_cards(office_id=request.office.id)
    return render(request, "people/teams.html", {"teams": cards, "form": form})


@require_POST
def close_team(request: OfficeRequest, team_id: int) -> HttpResponse:
    """Dissolve a team."""
    actions.close_team(team_id=team_id, by=request.actor, at=clock.now())
    messages.success(request, _("The team is closed. Its work is in the common queue."))
    return redirect("people:teams", office=request.office.slug)
