"""Rights: who may say what on which account, in which campaign, about which theme."""

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
from clarion.postroom import actions as postroom_actions
from clarion.postroom import queries as postroom
from clarion.postroom.queries import THEME_TITLES, Permit, Place, Scope
from clarion.publishing import actions, queries
from clarion.publishing.web.labels import THEMES
from clarion.publishing.web.planning.lists import may_read


class RightForm(forms.Form):
    """Which roles and people, and in a campaign also which themes."""

    roles = forms.MultipleChoiceField(
        label=gettext_lazy("Who may send it for signature"),
        help_text=gettext_lazy("No role and nobody by name: whoever may write statements."),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    people = forms.MultipleChoiceField(
        label=gettext_lazy("And these people, whatever their role"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    themes = forms.MultipleChoiceField(
        label=gettext_lazy("For which themes"),
        help_text=gettext_lazy("None: every theme."),
        choices=THEMES,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, data: Any, *, office_id: int, permit: Permit, themed: bool) -> None:
        """Offer who may write statements, and whom the rule names already."""
        chosen = {
            "roles": sorted(permit.roles),
            "people": [one.id for one in permit.people],
            "themes": sorted(permit.themes),
        }
        super().__init__(data, initial=chosen)
        self._offered = postroom.who_could(office_id=office_id, permit=permit)
        roles: Any = self.fields["roles"]
        roles.choices = [(name, name) for name in self._offered.roles]
        people: Any = self.fields["people"]
        people.choices = [(one.id, one.name) for one in self._offered.people]
        if not themed:
            del self.fields["themes"]

    def permit(self) -> Permit:
        """Return what was chosen."""
        said = self.cleaned_data
        numbers = {int(one) for one in said["people"]}
        return Permit(
            roles=frozenset(said["roles"]),
            people=frozenset(one for one in self._offered.people if one.id in numbers),
            themes=frozenset(said.get("themes", ())),
        )


@require_http_methods(["GET", "HEAD"])
def rights(request: OfficeRequest) -> HttpResponse:
    """Show every account, campaign and theme, and who may say what there."""
    actor = request.actor
    if not actor.powers & {Power.MANAGE_OFFICE, Power.CONNECT_ACCOUNTS}:
        may_read(request)
    shown = {
        "rights": queries.rights_board(office_id=request.office.id),
        "may_read": bool(actor.powers & {Power.PUBLISH, Power.SIGN, Power.RECALL}),
        "may_manage": actor.may(Power.MANAGE_OFFICE),
        "may_connect": actor.may(Power.CONNECT_ACCOUNTS),
        "my_id": actor.staff_id,
    }
    return render(request, "publishing/rights.html", shown)


@require_http_methods(["GET", "HEAD", "POST"])
def right_of_campaign(request: OfficeRequest, campaign_id: int) -> HttpResponse:
    """Show who may speak in a campaign; POST changes it, or proposes to."""
    request.actor.must(Power.MANAGE_OFFICE)
    names = dict(queries.all_campaigns(office_id=request.office.id))
    if campaign_id not in names:
        raise NotFound
    subject = str(campaign_id)
    place = Place(scope=Scope.CAMPAIGN, subject=subject, title=names[campaign_id])
    return _right(request, place, {"campaign_id": campaign_id})


@require_http_methods(["GET", "HEAD", "POST"])
def right_of_theme(request: OfficeRequest, theme: str) -> HttpResponse:
    """Show who may speak about a theme; POST changes it, or proposes to."""
    request.actor.must(Power.MANAGE_OFFICE)
    if theme not in THEME_TITLES:
        raise NotFound
    place = Place(scope=Scope.THEME, subject=theme, title=str(THEME_TITLES[theme]))
    return _right(request, place, {"theme": theme})


def _right(request: OfficeRequest, place: Place, about: dict[str, Any]) -> HttpResponse:
    rules = postroom.posting_rules(office_id=request.office.id, place=place)
    form = RightForm(
        request.POST if request.method == "POST" else None,
        office_id=request.office.id,
        permit=rules.holds.permit if rules.holds else postroom.EVERYBODY,
        themed=place.scope is Scope.CAMPAIGN,
    )
    if form.is_valid():
        try:
            at_once = actions.propose_right(
                **about, permit=form.permit(), by=request.actor, at=clock.now()
            )
        except (NotFound, NotAllowed):
            raise
        except Refusal as refusal:
            form.add_error(None, refusal.sentence)
        else:
            said = _("It holds now.") if at_once else _("It waits until a second person agrees.")
            messages.success(request, said)
            return redirect("publishing:rights", office=request.office.slug)
    shown = {
        "title": place.title,
        "form": form,
        "holds": postroom.permit_words(rules.holds.permit) if rules.holds else "",
    }
    return render(request, "publishing/right.html", shown, status=REFUSED if form.errors else 200)


@require_POST
def agree_to_right(request: OfficeRequest, right_id: int) -> HttpResponse:
    """Agree, as the second person, that more people may say more."""
    now = clock.now()
    try:
        postroom_actions.agree_to_posting_rule(rule_id=right_id, by=request.actor, at=now)
    except (NotFound, NotAllowed):
        raise
    except Refusal as refusal:
        messages.error(request, refusal.sentence)
    else:
        messages.success(request, _("Agreed. It holds now."))
    return redirect("publishing:rights", office=request.office.slug)


@require_POST
def drop_right(request: OfficeRequest, right_id: int) -> HttpResponse:
    """Turn a proposal down, or take one's own back."""
    try:
        postroom_actions.drop_posting_rule(rule_id=right_id, by=request.actor, at=clock.now())
    except (NotFound, NotAllowed):
        raise
    except Refusal as refusal:
        messages.error(request, refusal.sentence)
    else:
        messages.success(request, _("Dropped. What held goes on holding."))
    return redirect("publishing:rights", office=request.office.slug)
