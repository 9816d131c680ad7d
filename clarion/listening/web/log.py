"""The log: who looked how often, what waits for a second person, the register, the days."""

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
from clarion.listening import actions, queries
from clarion.listening.actions import OfficialKind
from clarion.listening.web.deeds import do, number
from clarion.listening.web.labels import KINDS
from clarion.listening.web.tabs import tabs
from clarion.people.queries import OfficeRequest


class OfficialForm(forms.Form):
    """An account for the register."""

    network = forms.ChoiceField(label=gettext_lazy("Network"), widget=forms.RadioSelect)
    handle = forms.CharField(
        label=gettext_lazy("Handle, or its lasting name there"),
        help_text=gettext_lazy(
            "On Bluesky the DID, did:plc:…; on Mastodon with the server, name@server"
        ),
        max_length=300,
    )
    name = forms.CharField(label=gettext_lazy("Whose it is"), max_length=120)
    kind = forms.ChoiceField(
        label=gettext_lazy("What they are"), choices=list(KINDS.items()), widget=forms.RadioSelect
    )
    evidence = forms.CharField(
        label=gettext_lazy("How one can tell"),
        help_text=gettext_lazy("For example: their own website leads to it."),
        max_length=300,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Offer the networks that are listened to."""
        super().__init__(*args, **kwargs)
        self.fields["network"].choices = queries.networks()  # type: ignore[attr-defined]  # a choice


@require_http_methods(["GET", "HEAD", "POST"])
def log(request: OfficeRequest) -> HttpResponse:
    """Show it; POST proposes an account for the register."""
    me = request.actor
    me.must_one_of(Power.LISTEN, Power.MANAGE_OFFICE)
    form = OfficialForm(request.POST or None)
    if form.is_valid():
        said = {**form.cleaned_data, "kind": OfficialKind(form.cleaned_data["kind"])}
        try:
            actions.propose_official(**said, by=me, at=clock.now())
        except (NotFound, NotAllowed):
            raise
        except Refusal as refusal:
            form.add_error(None, refusal.sentence)
        else:
            messages.success(request, _("Proposed. A second person must agree."))
            return redirect("listening:log", office=request.office.slug)
    office_id = request.office.id
    shown = {
        "tabs": tabs(request, "log"),
        "looks": queries.looks(office_id=office_id, at=clock.now()),
        "lookings": queries.lookings(office_id=office_id),
        "officials": queries.officials(office_id=office_id),
        "keep_days": queries.keep_days(office_id=office_id),
        "form": form,
        "may_listen": me.may(Power.LISTEN),
        "may_manage": me.may(Power.MANAGE_OFFICE),
    }
    status = REFUSED if form.errors else 200
    return render(request, "listening/log.html", shown, status=status)


@require_POST
def decide_looking(request: OfficeRequest, looking_id: int) -> HttpResponse:
    """Let a colleague look again, or not."""
    agree = request.POST.get("deed") == "agree"
    do(request, actions.decide_looking, _("Decided."), looking_id=looking_id, agree=agree)
    return redirect("listening:log", office=request.office.slug)


@require_POST
def decide_official(request: OfficeRequest, official_id: int) -> HttpResponse:
    """Agree that an account is official, drop it, or end it."""
    deed = request.POST.get("deed", "")
    if deed == "end":
        do(request, actions.end_official, _("Ended."), official_id=official_id)
    else:
        agree = deed == "agree"
        done = _("Agreed.") if agree else _("Dropped.")
        do(request, actions.decide_official, done, official_id=official_id, agree=agree)
    return redirect("listening:log", office=request.office.slug)


@require_POST
def set_policy(request: OfficeRequest) -> HttpResponse:
    """Say for how many days mentions are kept."""
    days = number(request.POST.get("keep_days", ""))
    do(request, actions.set_policy, _("Saved."), keep_days=days)
    return redirect("listening:log", office=request.office.slug)
