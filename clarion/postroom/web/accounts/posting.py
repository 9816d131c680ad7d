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
from clarion.people.queries import OfficeRequest
from clarion.postroom import actions, queries
from clarion.postroom.queries import EVERYBODY, THEME_TITLES, Permit, Place, Scope


class PostingForm(forms.Form):
    """Which roles, and which themes."""

    roles = forms.MultipleChoiceField(
        label=gettext_lazy("Who may publish there"),
        help_text=gettext_lazy("None: whoever may write statements."),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    people = forms.MultipleChoiceField(
        label=gettext_lazy("And these people, whatever their role"),
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
        """Offer who may write statements, and whom the rule names already."""
        chosen = {
            "roles": sorted(permit.roles),
            "people": [one.id for one in permit.people],
            "themes": sorted(permit.themes),
        }
        super().__init__(data, initial=chosen)
        self._offered = queries.who_could(office_id=office_id, permit=permit)
        roles: Any = self.fields["roles"]
        roles.choices = [(name, name) for name in self._offered.roles]
        people: Any = self.fields["people"]
        people.choices = [(one.id, one.name) for one in self._offered.people]

    def permit(self) -> Permit:
        """Return what was chosen."""
        said = self.cleaned_data
        numbers = {int(one) for one in said["people"]}
        return Permit(
            roles=frozenset(said["roles"]),
            people=frozenset(one for one in self._offered.people if one.id in numbers),
            themes=frozenset(said["themes"]),
        )


@require_http_methods(["GET", "HEAD", "POST"])
def posting(request: OfficeRequest, account_id: int) -> HttpResponse:
    """Show the rule and what waits; POST changes it, or proposes to."""
    request.actor.must(Power.CONNECT_ACCOUNTS)
    office_id = request.office.id
    account = queries.account_now(office_id=office_id, account_id=account_id)
    if account.state == "closed":
        raise NotFound
    place = queries.the_account(account_id)
    form = PostingForm(
        request.POST if request.method == "POST" else None,
        office_id=office_id,
        permit=account.permit,
    )
    if form.is_valid():
        try:
            at_once = actions.propose_posting_rule(
                place=place, permit=form.permit(), by=request.actor, at=clock.now()
            )
        except (NotFound, NotAllowed):
            raise
        except Refusal as refusal:
            form.add_error(None, refusal.sentence)
        else:
            said = _("It holds now.") if at_once else _("It waits until a second person agrees.")
            messages.success(request, said)
            return redirect("accounts:posting", office=request.office.slug, account_id=account_id)
    rules = queries.posting_rules(office_id=office_id, place=place)
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
    place = _account_of(request, rule_id)
    try:
        actions.agree_to_posting_rule(rule_id=rule_id, by=request.actor, at=clock.now())
    except (NotFound, NotAllowed):
        raise
    except Refusal as refusal:
        messages.error(request, refusal.sentence)
    else:
        messages.success(request, _("Agreed. It holds now."))
    return redirect("accounts:posting", office=request.office.slug, account_id=place.subject)


@require_POST
def drop(request: OfficeRequest, rule_id: int) -> HttpResponse:
    """Turn a proposal down, or take one's own back."""
    place = _account_of(request, rule_id)
    try:
        actions.drop_posting_rule(rule_id=rule_id, by=request.actor, at=clock.now())
    except (NotFound, NotAllowed):
        raise
    except Refusal as refusal:
        messages.error(request, refusal.sentence)
    else:
        messages.success(request, _("Dropped. What held goes on holding."))
    return redirect("accounts:posting", office=request.office.slug, account_id=place.subject)


def _account_of(request: OfficeRequest, rule_id: int) -> Place:
    request.actor.must(Power.CONNECT_ACCOUNTS)
    place = queries.place_of_rule(office_id=request.office.id, rule_id=rule_id)
    if place.scope is not Scope.ACCOUNT:
        raise NotFound
    return place
