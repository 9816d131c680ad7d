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
from clarion.kit.refusals import REFUSED, NotAllowed, NotFound, Refusal
from clarion.people.queries import OfficeRequest
from clarion.postroom import queries as postroom
from clarion.signoff import actions, queries
from clarion.signoff.actions import Way
from clarion.signoff.queries import ChainNow, GuestNow


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
    way = forms.TypedChoiceField(
        label=gettext_lazy("How they come by a code"),
        choices=[
            (Way.PHONE.value, gettext_lazy("Somebody reads it out to them on the telephone")),
            (Way.MAIL.value, gettext_lazy("They have it sent to this address, for ten minutes")),
        ],
        coerce=Way,
        initial=Way.PHONE.value,
        widget=forms.RadioSelect,
    )
    replaces = forms.TypedChoiceField(
        label=gettext_lazy("In the place of"),
        help_text=gettext_lazy(
            "For another address, or another way. Until a second person agrees, the old one holds."
        ),
        coerce=int,
        empty_value=None,
        required=False,
    )

    def __init__(
        self, data: Any, *, chain: ChainNow, named: list[GuestNow], may_write: bool
    ) -> None:
        """Offer the chain's steps, and those who could be replaced."""
        super().__init__(data)
        self._may_write = may_write
        standing = [one for one in named if not one.proposed]
        self.fields["replaces"].choices = [  # type: ignore[attr-defined]  # it has
            ("", _("Nobody: this is another guest")),
            *((one.id, f"{one.name}, {one.email}") for one in standing),
        ]
        if not standing:
            del self.fields["replaces"]
        self.fields["step"].choices = [  # type: ignore[attr-defined]  # it has
            (place, step.title or _("Step %(number)s") % {"number": place + 1})
            for place, step in enumerate(chain.steps)
        ]

    def clean_way(self) -> Way:
        """Promise nobody a code that we could not send."""
        way: Way = self.cleaned_data["way"]
        if way is Way.MAIL and not self._may_write:
            raise forms.ValidationError(
                _("No mailbox is chosen for notices yet. Choose one under Postroom, Notices.")
            )
        return way


@require_http_methods(["GET", "HEAD", "POST"])
def guests(request: OfficeRequest, chain_id: int) -> HttpResponse:
    """Show those whom a chain names; POST names another."""
    request.actor.must(Power.MANAGE_OFFICE)
    office_id = request.office.id
    found = {one.id: one for one in queries.chains(office_id=office_id)}
    if chain_id not in found:
        raise NotFound
    chain = found[chain_id]
    found_guests = queries.guests(office_id=office_id, chain_id=chain_id)
    form = GuestForm(
        request.POST or None, chain=chain, named=found_guests, may_write=_may_write(request)
    )
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
            messages.success(
                request, _("Proposed. A second person who manages the office must agree.")
            )
            return redirect("publishing:guests", office=request.office.slug, chain_id=chain_id)
    named = [
        (one, chain.steps[one.step], one.begun_by_id == request.actor.staff_id)
        for one in found_guests
    ]
    shown = {"chain": chain, "guests": named, "form": form}
    return render(request, "publishing/guests.html", shown, status=REFUSED if form.errors else 200)


def _may_write(request: OfficeRequest) -> bool:
    """Say whether the office can send anybody a code; an exercise keeps it with its own mail."""
    boxes = postroom.mailboxes(office_id=request.office.id)
    return request.office.exercise or any(one.chosen for one in boxes)


@require_POST
def agree_to_guest(request: OfficeRequest, guest_id: int) -> HttpResponse:
    """Agree, as the second person, to who a guest is and where their codes go."""
    try:
        actions.agree_to_guest(guest_id=guest_id, by=request.actor, at=clock.now())
    except (NotFound, NotAllowed):
        raise
    except Refusal as refusal:
        messages.error(request, refusal.sentence)
    else:
        messages.success(request, _("Agreed. From now on they may sign their step."))
    return redirect("publishing:chains", office=request.office.slug)


@require_POST
def end_guest(request: OfficeRequest, guest_id: int) -> HttpResponse:
    """Take a guest's right back."""
    actions.end_guest(guest_id=guest_id, by=request.actor, at=clock.now())
    messages.success(request, _("They may sign no more, and their links have ended."))
    return redirect("publishing:chains", office=request.office.slug)
