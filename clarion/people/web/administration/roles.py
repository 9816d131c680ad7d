"""The roles of an office and the powers in each."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from clarion.kit import clock
from clarion.kit.actor import Power
from clarion.kit.refusals import Refusal
from clarion.people import actions, queries
from clarion.people.queries import OfficeRequest
from clarion.people.web.administration.changes import said_of, shown_to
from clarion.people.web.administration.forms import POWER_WORDS, PowersForm, RoleForm


@require_safe
def roles(request: OfficeRequest) -> HttpResponse:
    """Show each role with what it includes, in words."""
    request.actor.must(Power.MANAGE_PEOPLE)
    cards = queries.roles(office_id=request.office.id)
    shown = [{"role": card, "words": _words(card)} for card in cards]
    return render(request, "people/roles.html", {"cards": shown})


def _words(card: queries.RoleCard) -> list[str]:
    return [str(words) for power, words in POWER_WORDS.items() if power in card.powers]


@require_http_methods(["GET", "HEAD", "POST"])
def make_role(request: OfficeRequest) -> HttpResponse:
    """Make a role of the office's own."""
    request.actor.must(Power.MANAGE_PEOPLE)
    form = RoleForm(request.POST or None)
    if form.is_valid():
        try:
            actions.make_role(**form.cleaned_data, by=request.actor, at=clock.now())
        except Refusal as refusal:
            form.add_error("name", refusal.sentence)
        else:
            return redirect("people:roles", office=request.office.slug)
    return render(request, "people/role.html", {"form": form, "role": None})


@require_http_methods(["GET", "HEAD", "POST"])
def role(request: OfficeRequest, role_id: int) -> HttpResponse:
    """Show what a role includes; POST changes it for everybody who has it."""
    request.actor.must(Power.MANAGE_PEOPLE)
    card = queries.role(office_id=request.office.id, role_id=role_id)
    if request.method == "POST":
        form = PowersForm(request.POST)
        if form.is_valid():
            how = actions.reshape_role(
                role_id=role_id, **form.cleaned_data, by=request.actor, at=clock.now()
            )
            messages.success(request, said_of(how, _("The role is changed for everybody in it.")))
            return redirect("people:roles", office=request.office.slug)
    else:
        form = PowersForm(initial={"powers": [power.value for power in card.powers]})
    found = queries.changes_waiting(office_id=request.office.id)
    waits = [one for one in found if one.kind == "shape" and one.role_id == role_id]
    shown = {"form": form, "role": card, "changes": shown_to(request.actor, waits)}
    return render(request, "people/role.html", shown)
