"""An account is not in our hands any more: one press, and then what to do, step by step."""

from django import forms
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from clarion.kit import clock
from clarion.kit.actor import Power
from clarion.kit.refusals import REFUSED, NotAllowed, NotFound, Refusal
from clarion.people.queries import OfficeRequest
from clarion.postroom import actions, queries

_WHY_MAX = 300


class TakenForm(forms.Form):
    """Why somebody thinks so."""

    why = forms.CharField(
        label=gettext_lazy("What happened"),
        help_text=gettext_lazy("Everybody in the office reads it in the bar at the top."),
        initial=gettext_lazy("The account is not in our hands"),
        max_length=_WHY_MAX,
    )


@require_http_methods(["GET", "HEAD", "POST"])
def taken(request: OfficeRequest, account_id: int) -> HttpResponse:
    """Say what the press does; POST does it. Afterwards the steps stand here until it is ours."""
    actor, office_id = request.actor, request.office.id
    actor.must_one_of(Power.HOLD, Power.CONNECT_ACCOUNTS)
    account = queries.account_now(office_id=office_id, account_id=account_id)
    now = queries.takeover_now(office_id=office_id, account_id=account_id)
    form = TakenForm(request.POST or None)
    if form.is_valid():
        try:
            actions.declare_taken(
                account_id=account_id, why=form.cleaned_data["why"], by=actor, at=clock.now()
            )
        except (NotFound, NotAllowed):
            raise
        except Refusal as refusal:
            form.add_error(None, refusal.sentence)
        else:
            return redirect("accounts:taken", office=request.office.slug, account_id=account_id)
    shown = {
        "account": account,
        "now": now,
        "form": form,
        "may_hold": actor.may(Power.HOLD),
        "may_mend": actor.may(Power.CONNECT_ACCOUNTS),
        "may_read": bool(actor.powers & {Power.PUBLISH, Power.SIGN, Power.RECALL}),
    }
    return render(request, "postroom/taken.html", shown, status=REFUSED if form.errors else 200)
