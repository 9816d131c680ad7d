"""The short forms: why something is done, and what a campaign is called."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

REASON_MAX = 300


class ReasonForm(forms.Form):
    """Why something is done."""

    why = forms.CharField(label=_("Why"), max_length=REASON_MAX)

    def __init__(
        self,
        data: Any = None,
        *,
        label: Any = None,
        auto_id: str = "why_%s",
        later: bool = False,
    ) -> None:
        """Ask in the words of the deed; `later`: it can be said afterwards as well."""
        super().__init__(data, auto_id=auto_id)
        self.fields["why"].required = not later
        if label:
            self.fields["why"].label = label


class CampaignForm(forms.Form):
    """A new campaign."""

    name = forms.CharField(label=_("Name of the campaign"), max_length=120)
