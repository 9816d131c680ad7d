"""Connecting an account: choose a network, answer its questions, be told what happens next."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from clarion.kit import clock
from clarion.kit.actor import Power
from clarion.kit.refusals import Refusal
from clarion.people.queries import OfficeRequest
from clarion.postroom import actions, queries
from clarion.postroom.queries import NetworkOffer
from clarion.postroom.web.accounts.forms import ConnectForm
from clarion.postroom.web.accounts.words import offered, said_no, tested


@require_safe
def choose(request: OfficeRequest) -> HttpResponse:
    """Offer the networks, each with one sentence."""
    request.actor.must(Power.CONNECT_ACCOUNTS)
    offers = [(offer, offered(offer)) for offer in _offers(request)]
    first = not queries.accounts(office_id=request.office.id)
    return render(request, "postroom/choose.html", {"offers": offers, "first": first})


@require_http_methods(["GET", "HEAD", "POST"])
def connect(request: OfficeRequest, network: str) -> HttpResponse:
    """Ask the network's questions; POST tries the answers before anything is kept."""
    request.actor.must(Power.CONNECT_ACCOUNTS)
    offer = next((one for one in _offers(request) if one.name == network), None)
    if offer is None:
        raise Http404
    form = ConnectForm(
        request.POST or None,
        questions=offer.questions,
        suggested=request.office.slug if offer.house else "",
    )
    if form.is_valid():
        try:
            account_id = actions.connect_account(
                network=network,
                address=form.cleaned_data["address"],
                answers=form.answers(),
                by=request.actor,
                at=clock.now(),
            )
        except Refusal as refusal:
            form.add_error(None, f"{refusal.sentence} {said_no(refusal.facts.get('reason', ''))}")
        else:
            actions.note_end_of_secrets(
                account_id=account_id, last_day=form.last_day, by=request.actor, at=clock.now()
            )
            if offer.capabilities.inbound:
                messages.success(request, _("Connected. Now try whether it works both ways."))
            else:
                messages.success(request, _("Connected. Your first statement shows that it works."))
            return redirect("accounts:account", office=request.office.slug, account_id=account_id)
    ready = queries.to_have_ready(network=network)
    shown = {"offer": offer, "form": form, "tested": tested(offer), "ready": ready}
    return render(request, "postroom/connect.html", shown)


def _offers(request: OfficeRequest) -> list[NetworkOffer]:
    return queries.networks_on_offer(exercise=request.office.exercise)
