"""A statement is found again by its words, by what it is for, by where it was said and by whom."""

from typing import Any

from django import forms
from django.utils.http import urlencode
from django.utils.translation import gettext_lazy as _

from clarion.people import queries as people
from clarion.people.queries import OfficeRequest
from clarion.postroom.queries import AccountNow
from clarion.publishing import queries
from clarion.publishing.queries import Sieve
from clarion.publishing.web.labels import STATES, THEMES

_FILTERS = ("words", "theme", "campaign", "account", "person", "state")
# What stands in the list, in the order in which it comes about.
_SHOWN = ("draft", "returned", "in_review", "approved", "scheduled", "publishing", "published",
          "missed", "stopped", "corrected", "withdrawn", "rejected")  # fmt: skip


class FindForm(forms.Form):
    """What of the list is shown; it goes along from tab to tab and from page to page."""

    words = forms.CharField(label=_("Words"), max_length=200, required=False)
    theme = forms.ChoiceField(
        label=_("What it is for"), choices=[("", _("Everything")), *THEMES], required=False
    )
    campaign = forms.TypedChoiceField(
        label=_("Campaign"), coerce=int, empty_value=None, required=False
    )
    account = forms.TypedChoiceField(
        label=_("Account"), coerce=int, empty_value=None, required=False
    )
    person = forms.TypedChoiceField(
        label=_("Written by"), coerce=int, empty_value=None, required=False
    )
    state = forms.ChoiceField(
        label=_("State"),
        choices=[("", _("Any")), *((state, STATES[state]) for state in _SHOWN)],
        required=False,
    )
    tab = forms.CharField(widget=forms.HiddenInput, required=False)

    def sieve(self) -> Sieve:
        """Return what was chosen; what nobody can choose is as if nothing was."""
        said = self.cleaned_data
        return Sieve(
            words=said.get("words", ""),
            theme=said.get("theme", ""),
            campaign_id=said.get("campaign"),
            account_id=said.get("account"),
            person_id=said.get("person"),
            state=said.get("state", ""),
        )

    def kept(self) -> str:
        """Return what was chosen, as it stands in the address."""
        said = {name: self.cleaned_data.get(name) for name in _FILTERS}
        return urlencode({name: value for name, value in said.items() if value})


def find_form(request: OfficeRequest, tab: str, accounts: list[AccountNow]) -> FindForm:
    """Return the form with what this office has; a state is chosen where all of them stand."""
    office_id = request.office.id
    form = FindForm({**request.GET.dict(), "tab": tab})
    any_of: list[tuple[Any, Any]] = [("", _("Any"))]
    colleagues = [(one.staff_id, one.name) for one in people.colleagues(office_id=office_id)]
    fields: dict[str, Any] = form.fields
    fields["campaign"].choices = any_of + queries.campaigns(office_id=office_id)
    fields["account"].choices = any_of + [
        (one.id, f"{one.title}, {one.address}") for one in accounts
    ]
    fields["person"].choices = any_of + colleagues
    if tab != "all":
        del form.fields["state"]
    form.is_valid()
    return form
