"""How a place is written down, and how a list of them is brought."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from clarion.places.web.words import KINDS

_OTHER_NAMES_LENGTH_MAX = 2_000


class PlaceForm(forms.Form):
    """One place."""

    name = forms.CharField(label=_("Name"), max_length=200)
    kind = forms.ChoiceField(label=_("What it is"), choices=list(KINDS.items()))
    other_names = forms.CharField(
        label=_("Other names"),
        help_text=_("Parted by semicolons: as people call it, in other languages, formerly."),
        max_length=_OTHER_NAMES_LENGTH_MAX,
        required=False,
    )
    area = forms.CharField(
        label=_("Lies in"), help_text=_("A town or a district."), max_length=200, required=False
    )
    lat = forms.CharField(
        label=_("Latitude"), help_text=_("In degrees: 51.5074"), max_length=20, required=False
    )
    lon = forms.CharField(
        label=_("Longitude"), help_text=_("In degrees: -0.1278"), max_length=20, required=False
    )

    def clean_other_names(self) -> tuple[str, ...]:
        """Return them one by one."""
        return tuple(self.cleaned_data["other_names"].split(";"))


class ListForm(forms.Form):
    """A file with places."""

    file = forms.FileField(
        label=_("File"),
        help_text=_("CSV or GeoJSON in UTF-8, at most 5 MB and 50,000 places."),
        widget=forms.ClearableFileInput(attrs={"accept": ".csv,.json,.geojson"}),
    )


class TakeForm(forms.Form):
    """What becomes of the places that are there."""

    what = forms.ChoiceField(
        label=_("The places that you have already"),
        choices=[
            ("add", _("Keep them, and add what is new")),
            ("replace", _("Set them aside, and take this list instead")),
        ],
        initial="add",
        widget=forms.RadioSelect,
    )

    def clean(self) -> dict[str, Any]:
        """Say it as a plain yes or no."""
        return {"replace": self.cleaned_data.get("what") == "replace"}
