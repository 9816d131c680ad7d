"""The hold: stopping what wants to leave, seeing what it stopped, and lifting it."""

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from clarion.kit import clock
from clarion.kit.actor import Power
from clarion.people import queries as people
from clarion.people.queries import OfficeRequest
from clarion.postroom import actions, queries
from clarion.postroom.queries import AccountNow

EVERYTHING = "everything"
_WHY_MAX = 300


class HoldForm(forms.Form):
    """What to stop, and why."""

    why = forms.CharField(
        label=gettext_lazy("Why"),
        help_text=gettext_lazy("Everybody in the office reads it in the bar at the top."),
        max_length=_WHY_MAX,
    )
    field_order = ("what", "why")

    def __init__(self, data: object, *, accounts: list[AccountNow]) -> None:
        """Offer everything first, then each theme, each network, then each account."""
        super().__init__(data)  # type: ignore[arg-type]  # request.POST or None
        networks = {one.network: one.title for one in accounts}
        choices = [
            (EVERYTHING, _("Everything")),
            *((f"theme:{theme}", title) for theme, title in queries.THEME_TITLES.items()),
            *((f"network:{name}", title) for name, title in networks.items()),
            *((f"account:{one.id}", f"{one.address}, {one.title}") for one in accounts),
        ]
        self.fields["what"] = forms.ChoiceField(
            label=_("What is held"),
            choices=choices,
            initial=EVERYTHING,
            widget=forms.RadioSelect,
        )
        self.order_fields(self.field_order)


class LiftForm(forms.Form):
    """Why a hold is lifted."""

    why = forms.CharField(label=gettext_lazy("Why it is lifted"), max_length=_WHY_MAX)


@require_http_methods(["GET", "HEAD", "POST"])
def holds(request: OfficeRequest) -> HttpResponse:
    """Show what is held; POST holds."""
    office_id = request.office.id
    form = HoldForm(request.POST or None, accounts=_connected(office_id))
    if form.is_valid():
        scope, _colon, subject = form.cleaned_data["what"].partition(":")
        placed = actions.place_hold(
            scope=scope,
            subject=subject,
            why=form.cleaned_data["why"],
            by=request.actor,
            at=clock.now(),
        )
        return redirect("postroom:hold", office=request.office.slug, hold_id=placed.hold_id)
    shown = {
        "form": form,
        "holds": queries.holds_in_force(office_id=office_id),
        "may_hold": request.actor.may(Power.HOLD),
    }
    return render(request, "postroom/holds.html", shown)


@require_safe
def hold(request: OfficeRequest, hold_id: int) -> HttpResponse:
    """Show one hold: since when, what had left before, and what it has stopped."""
    office_id, at = request.office.id, clock.now()
    page = queries.hold(office_id=office_id, hold_id=hold_id, at=at)
    in_force = page.hold.lifted_at is None
    shown = {
        "page": page,
        "form": LiftForm(),
        "recalling": _names(office_id, Power.RECALL) if in_force else [],
        "lifting": _names(office_id, Power.HOLD) if in_force else [],
        "may_hold": request.actor.may(Power.HOLD),
        "now": at,
    }
    return render(request, "postroom/hold.html", shown)


@require_POST
def lift(request: OfficeRequest, hold_id: int) -> HttpResponse:
    """Lift a hold, with the reason."""
    form = LiftForm(request.POST)
    if form.is_valid():
        actions.lift_hold(
            hold_id=hold_id, why=form.cleaned_data["why"], by=request.actor, at=clock.now()
        )
    else:
        messages.error(request, _("Say why it is lifted, so that others can follow it later."))
    return redirect("postroom:hold", office=request.office.slug, hold_id=hold_id)


def _names(office_id: int, power: Power) -> list[str]:
    return people.names_with(office_id=office_id, power=power)


def _connected(office_id: int) -> list[AccountNow]:
    found = queries.answering(office_id=office_id).values()
    return [one for one in found if one.state != "closed" and one.capabilities.sends]
