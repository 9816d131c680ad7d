"""Guests of a chain: people of other houses who may sign one step, named beforehand."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST

from clarion.kit import clock
from clarion.kit.actor import Power
from clarion.kit.refusals import NotAllowed, NotFound, Refusal
from clarion.people.queries import OfficeRequest
from clarion.publishing.web.edition import REFUSED
from clarion.signoff import actions, queries
from clarion.signoff.queries import ChainNow


class GuestForm(forms.Form):
    """Who they are, and which step they may sign."""

    name = forms.CharField(label=gettext_lazy("Name"), max_length=120)
    organisation = forms.CharField(
        label=gettext_lazy("Organisation"),
        help_text=gettext_lazy(
            "For example: Hart Solicitors, duty press officer of the ambulance."
        ),
        max_length=160,
    )
    email = forms.EmailField(label=gettext_lazy("E-mail address"), max_length=254)
    step = forms.TypedChoiceField(
        label=gettext_lazy("Which step they may sign"), coerce=int, widget=forms.RadioSelect
    )

    def __init__(self, data: Any, *, chain: ChainNow) -> None:
        """Offer the chain's steps."""
        super().__init__(data)
        self.fields["step"].choices = [  # type: ignore[attr-defined]  # it has
            (place, step.title or _("Step %(number)s") % {"number": place + 1})
            for place, step in enumerate(chain.steps)
        ]


@require_http_methods(["GET", "HEAD", "POST"])
def guests(request: OfficeRequest, chain_id: int) -> HttpResponse:
    """Show those whom a chain names; POST names another."""
    request.actor.must(Power.MANAGE_OFFICE)
    office_id = request.office.id
    found = {one.id: one for one in queries.chains(office_id=office_id)}
    if chain_id not in found:
        raise NotFound
    chain = found[chain_id]
    form = GuestForm(request.POST or None, chain=chain)
    if form.is_valid():
        try:
            actions.name_guest(
                chain_id=chain_id, **form.cleaned_data, by=request.actor, at=clock.now()
            )
        except (NotFound, NotAllowed):
            raise
        except Refusal as refusal:
            form.add_error(None, refusal.sentence)
        else:
            messages.success(request, _("Named. Whoever asks can give them a link at that step."))
            return redirect("publishing:guests", office=request.office.slug, chain_id=chain_id)
    named = [
        (one, chain.steps[one.step])
        for one in queries.guests(office_id=office_id, chain_id=chain_id)
    ]
    shown = {"chain": chain, "guests": named, "form": form}
    return render(request, "publishing/guests.html", shown, status=REFUSED if form.errors else 200)


@require_POST
def end_guest(request: OfficeRequest, guest_id: int) -> HttpResponse:
    """Take a guest's right back."""
    actions.end_guest(guest_id=guest_id, by=request.actor, at=clock.now())
    messages.success(request, _("They may sign no more, and their links have ended."))
    return redirect("publishing:chains", office=request.office.slug)
