"""The accounts of an office: how healthy each is, and what becomes of one of them."""

from dataclasses import dataclass
from datetime import date
from zoneinfo import ZoneInfo

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from clarion.kit import clock
from clarion.kit.actor import Power
from clarion.kit.refusals import Refusal
from clarion.people.queries import OfficeRequest
from clarion.postroom import actions, queries
from clarion.postroom.queries import AccountCard
from clarion.postroom.web.accounts.forms import QuestionsForm
from clarion.postroom.web.accounts.pace import pace_words
from clarion.postroom.web.accounts.words import KINDS, Mark, Step, said_no, steps, why

_LIGHTS = {"GREEN": Mark.GOOD, "AMBER": Mark.OPEN, "RED": Mark.BAD}


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """An account as its card and its page show it."""

    card: AccountCard
    light: Mark
    why: str
    steps: list[Step]


@require_safe
def accounts(request: OfficeRequest) -> HttpResponse:
    """Show every account with its light."""
    request.actor.must(Power.CONNECT_ACCOUNTS)
    found = queries.accounts(office_id=request.office.id)
    return render(request, "postroom/accounts.html", {"accounts": [_shown(card) for card in found]})


@require_safe
def account(request: OfficeRequest, account_id: int) -> HttpResponse:
    """Explain one account's health, step by step."""
    request.actor.must(Power.CONNECT_ACCOUNTS)
    card = queries.account(office_id=request.office.id, account_id=account_id)
    rules = queries.posting_rules(
        office_id=request.office.id, place=queries.the_account(account_id)
    )
    now = queries.account_pace(office_id=request.office.id, account_id=account_id, at=clock.now())
    shown = {
        "shown": _shown(card),
        "kind": KINDS[card.kind],
        "rules": rules,
        "permit": queries.permit_words(rules.holds.permit) if rules.holds else "",
        "doomed": queries.doomed(office_id=request.office.id, account_id=account_id)
        if card.doomed
        else [],
        "pace": now,
        "pace_words": pace_words(now),
        "taken": queries.takeover_now(office_id=request.office.id, account_id=account_id),
        "may_hold": request.actor.may(Power.HOLD),
    }
    return render(request, "postroom/account.html", shown)


@require_http_methods(["GET", "HEAD", "POST"])
def mend(request: OfficeRequest, account_id: int) -> HttpResponse:
    """Take new secrets; whatever is left empty stays."""
    request.actor.must(Power.CONNECT_ACCOUNTS)
    card = queries.account(office_id=request.office.id, account_id=account_id)
    form = QuestionsForm(
        request.POST or None,
        questions=card.questions,
        known=True,
        last_day=_last_day(request, card),
    )
    if form.is_valid():
        try:
            actions.mend_account(
                account_id=account_id, answers=form.answers(), by=request.actor, at=clock.now()
            )
        except Refusal as refusal:
            form.add_error(None, f"{refusal.sentence} {said_no(refusal.facts.get('reason', ''))}")
        else:
            actions.note_end_of_secrets(
                account_id=account_id, last_day=form.last_day, by=request.actor, at=clock.now()
            )
            messages.success(request, _("The network lets us in again."))
            return redirect("accounts:account", office=request.office.slug, account_id=account_id)
    return render(request, "postroom/mend.html", {"card": card, "form": form})


@require_http_methods(["GET", "HEAD", "POST"])
def disconnect(request: OfficeRequest, account_id: int) -> HttpResponse:
    """Say what disconnecting an account means; POST does it."""
    request.actor.must(Power.CONNECT_ACCOUNTS)
    office_id = request.office.id
    card = queries.account(office_id=office_id, account_id=account_id)
    if request.method == "POST":
        still_calls = actions.close_account(account_id=account_id, by=request.actor, at=clock.now())
        messages.success(request, _("%s is disconnected.") % card.address)
        if still_calls:
            said = _("%s could not be asked to stop calling us. Remove Clarion’s address there.")
            messages.warning(request, said % card.title)
        return redirect("accounts:accounts", office=request.office.slug)
    waiting = queries.waiting_for_account(office_id=office_id, account_id=account_id)
    return render(request, "postroom/disconnect.html", {"card": card, "waiting": waiting})


@require_POST
def see_to_gap(request: OfficeRequest, account_id: int, gap_id: int) -> HttpResponse:
    """Somebody has seen to a gap."""
    actions.see_to_gap(account_id=account_id, gap_id=gap_id, by=request.actor, at=clock.now())
    messages.success(request, _("Noted: somebody has seen to it. It stays in the ledger."))
    return redirect("accounts:account", office=request.office.slug, account_id=account_id)


def _last_day(request: OfficeRequest, card: AccountCard) -> date | None:
    last = card.on_last_day
    return last.astimezone(ZoneInfo(request.office.zone)).date() if last else None


def _shown(card: AccountCard) -> Shown:
    return Shown(card=card, light=_LIGHTS[card.light.name], why=why(card), steps=steps(card))
