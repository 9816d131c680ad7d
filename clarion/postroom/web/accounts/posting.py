"""Who may say what through an account: shown, changed, and agreed to by a second person."""

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
from clarion.people import queries as people
from clarion.people.queries import OfficeRequest
from clarion.postroom import actions, queries
from clarion.postroom.queries import EVERYBODY, THEME_TITLES, Permit


class PostingForm(forms.Form):
    """Which roles, and which themes."""

    roles = forms.MultipleChoiceField(
        label=gettext_lazy("Who may publish there"),
        help_text=gettext_lazy("None: whoever may write statements."),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    themes = forms.MultipleChoiceField(
        label=gettext_lazy("What it carries"),
        help_text=gettext_lazy("None: every theme."),
        choices=list(THEME_TITLES.items()),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, data: Any, *, office_id: int, permit: Permit) -> None:
        """Offer the roles that may write statements, and those that the rule names already."""
        names = {"roles": sorted(permit.roles), "themes": sorted(permit.themes)}
        super().__init__(data, initial=names)
        found = people.roles(office_id=office_id)
        offered = [
            one.name for one in found if Power.PUBLISH in one.powers or one.name in permit.roles
        ]
        roles: Any = self.fields["roles"]
        roles.choices = [(name, name) for name in offered]

    def permit(self) -> Permit:
        """Return what was chosen."""
        said = self.cleaned_data
        return Permit(roles=frozenset(said["roles"]), themes=frozenset(said["themes"]))


@require_http_methods(["GET", "HEAD", "POST"])
def posting(request: OfficeRequest, account_id: int) -> HttpResponse:
    """Show the rule and what waits; POST changes it, or proposes to."""
    request.actor.must(Power.CONNECT_ACCOUNTS)
    office_id = request.office.id
    account = queries.account_now(office_id=office_id, account_id=account_id)
    if account.state == "closed":
        raise NotFound
    form = PostingForm(
        request.POST if request.method == "POST" else None,
        office_id=office_id,
        permit=account.permit,
    )
    if form.is_valid():
        try:
            at_once = actions.propose_posting_rule(
                account_id=account_id, permit=form.permit(), by=request.actor, at=clock.now()
            )
        except (NotFound, NotAllowed):
            raise
        except Refusal as refusal:
            form.add_error(None, refusal.sentence)
        else:
            said = _("It holds now.") if at_once else _("It waits until a second person agrees.")
            messages.success(request, said)
            return redirect("accounts:posting", office=request.office.slug, account_id=account_id)
    rules = queries.posting_rules(office_id=office_id, account_id=account_id)
    waiting = rules.proposed
    shown = {
        "account": account,
        "form": form,
        "rules": rules,
        "holds": queries.permit_words(account.permit),
        "everybody": account.permit == EVERYBODY,
        "proposed": queries.permit_words(waiting.permit) if waiting else "",
        "mine": waiting is not None and waiting.proposed_by_id == request.actor.staff_id,
    }
    return render(request, "postroom/posting.html", shown, status=REFUSED if form.errors else 200)


@require_POST
def agree(request: OfficeRequest, rule_id: int) -> HttpResponse:
    """Agree to what somebody else has proposed."""
    request.actor.must(Power.CONNECT_ACCOUNTS)
    account_id = queries.account_of_rule(office_id=request.office.id, rule_id=rule_id)
    try:
        actions.agree_to_posting_rule(rule_id=rule_id, by=request.actor, at=clock.now())
    except (NotFound, NotAllowed):
        raise
    except Refusal as refusal:
        messages.error(request, refusal.sentence)
    else:
        messages.success(request, _("Agreed. It holds now."))
    return redirect("accounts:posting", office=request.office.slug, account_id=account_id)


@require_POST
def drop(request: OfficeRequest, rule_id: int) -> HttpResponse:
    """Turn a proposal down, or take one's own back."""
    request.actor.must(Power.CONNECT_ACCOUNTS)
    account_id = queries.account_of_rule(office_id=request.office.id, rule_id=rule_id)
    try:
        actions.drop_posting_rule(rule_id=rule_id, by=request.actor, at=clock.now())
    except (NotFound, NotAllowed):
        raise
    except Refusal as refusal:
        messages.error(request, refusal.sentence)
    else:
        messages.success(request, _("Dropped. What held goes on holding."))
    return redirect("accounts:posting", office=request.office.slug, account_id=account_id)
