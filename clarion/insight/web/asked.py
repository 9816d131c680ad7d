"""What an address asks for: anything that makes no sense leaves nothing out."""

import re
from datetime import datetime
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from clarion.insight import queries
from clarion.insight.queries import Asked
from clarion.insight.web.labels import NO_THEME
from clarion.look.words import THEMES

# No place is called so: a name has letters.
NONE = "-"
_LENGTH_MAX = 200
# What the desk calls something that is being said.
_ABOUT = re.compile(r"(?:snippet|statement):[0-9]{1,18}")
_SOUNDS = {"upset": _("Bitter or afraid"), "pleased": _("Relieved or grateful")}


class SiftForm(forms.Form):
    """Which messages one wants to see."""

    area = forms.ChoiceField(label=_("Area"), required=False)
    theme = forms.ChoiceField(label=_("What it is about"), required=False)
    sounds = forms.ChoiceField(label=_("How it sounds"), required=False)
    first_hand = forms.ChoiceField(label=_("Who was there"), required=False)
    place = forms.CharField(widget=forms.HiddenInput, required=False)
    network = forms.CharField(widget=forms.HiddenInput, required=False)
    about = forms.CharField(widget=forms.HiddenInput, required=False)
    subject = forms.CharField(widget=forms.HiddenInput, required=False)
    begin = forms.CharField(widget=forms.HiddenInput, required=False)
    end = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, chosen: dict[str, str], *, areas: list[str]) -> None:
        """Offer the areas that were named in that time, and the one that was asked for."""
        super().__init__(chosen)
        asked = chosen.get("area", "")
        named = sorted({*areas, asked} - {"", NONE})
        every: list[tuple[str, Any]] = [("", _("All"))]
        choices: dict[str, list[tuple[str, Any]]] = {
            "area": [*((one, one) for one in named), (NONE, _("No area named"))],
            "theme": [*THEMES.items(), (NONE, NO_THEME)],
            "sounds": [*_SOUNDS.items()],
            "first_hand": [("yes", _("Only those who were there"))],
        }
        for name, offered in choices.items():
            self.fields[name].choices = [*every, *offered]  # type: ignore[attr-defined]  # a choice


def asked_in(address: QueryDict) -> tuple[Asked, dict[str, str]]:
    """Return what an address asks for, and the part of it that says so."""
    names = ("area", "place", "theme", "sounds", "first_hand", "network", "about", "subject")
    said = {
        name: words
        for name in names
        if (words := address.get(name, "").replace("\x00", "")[:_LENGTH_MAX])
    }
    if said.get("sounds", "") not in _SOUNDS:
        said.pop("sounds", None)
    if said.get("theme", "") not in {*THEMES, NONE}:
        said.pop("theme", None)
    if not _ABOUT.fullmatch(said.get("about", "")):
        said.pop("about", None)
    asked = Asked(
        area=_or_none(said.get("area")),
        place=said.get("place", ""),
        theme=_or_none(said.get("theme")),
        first_hand=said.get("first_hand") == "yes",
        sounds=said.get("sounds", ""),
        network=said.get("network", ""),
        about=said.get("about", ""),
        subject=said.get("subject", ""),
    )
    return asked, said


def moment(text: str, latest: datetime) -> datetime | None:
    """Return the moment that an address names, between long ago and `latest`; else None."""
    try:
        found = datetime.fromisoformat(text)
    except ValueError:
        return None
    known = found.tzinfo is not None and latest - queries.BACK_MAX <= found < latest
    return found if known else None


def _or_none(word: str | None) -> str | None:
    return "" if word == NONE else word or None
