"""The words that others send or share for us, as fields of the statement that is written."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from clarion.look.fields import Words
from clarion.publishing.queries import SHARED, Handing, handed_title

_TEXT_MAX = 20_000
# Beside the boxes: a page that does not show them leaves what was chosen as it is.
ASKED = "share_asked"


def fields_for(handed: Iterable[Handing], data: Mapping[str, Any]) -> dict[str, forms.Field]:
    """Return a field for each text; left as it is, it goes on coming from the parts.

    What nobody has written by hand comes back beside it as it was shown: by then the statement
    may say something else.
    """
    found: dict[str, forms.Field] = {}
    for one in handed:
        found[f"handed_{one.key}"] = Words(
            label=_label(one),
            widget=forms.Textarea(attrs={"rows": 4, "dir": "auto", "lang": one.language}),
            max_length=_TEXT_MAX,
            required=False,
            initial=one.bare,
        )
        was = was_name(one)
        if was in data or not one.own:
            found[was] = Words(widget=forms.HiddenInput, required=False, initial=one.bare)
    return found


def was_name(one: Handing) -> str:
    """Return under which name a text comes back as it was shown."""
    return f"handed_was_{one.key}"


def share_field(
    handed: Iterable[Handing], languages: Sequence[str], first: str
) -> forms.MultipleChoiceField:
    """Ask which words people may share in their own name, in each of the office's languages."""
    codes = dict.fromkeys([first, *languages])
    return forms.MultipleChoiceField(
        label=gettext_lazy("Words for people who share it"),
        help_text=gettext_lazy(
            "Colleagues, partners and elected members who have asked for it find them on a page of "
            "their own, once the statement stands on your own page. They are signed with the rest."
        ),
        choices=[
            (f"{medium}_{code}", handed_title(medium, code)) for code in codes for medium in SHARED
        ],
        initial=[one.key for one in handed if one.medium.shared],
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )


def own_texts(
    handed: Iterable[Handing], said: Mapping[str, Any], data: Mapping[str, Any]
) -> dict[tuple[str, str], str] | None:
    """Return what somebody wrote; empty where it is as the parts have it, or was not asked.

    None: there is nothing that others send or share, and nobody has asked for it.
    """
    found = {}
    for one in handed:
        name = f"handed_{one.key}"
        text = str(said.get(name) or "").strip() if name in data else one.bare.strip()
        if name in data and was_name(one) in data:
            own = "" if text == str(said.get(was_name(one)) or "").strip() else text
        elif text == one.bare.strip():
            own = one.bare if one.own else ""
        else:
            own = text
        found[one.medium.name, one.language] = own
    if ASKED in data:
        chosen = [_named(key) for key in said.get("share") or ()]
        kept = {key: own for key, own in found.items() if key[0] not in SHARED}
        found = kept | {key: found.get(key, "") for key in chosen}
        return found if found or handed else None
    return found or None


def _label(one: Handing) -> str:
    where = {"where": handed_title(one.medium.name, one.language)}
    if one.medium.shared:
        return _("%(where)s: its words") % where
    return _("Words for %(where)s") % where


def _named(key: str) -> tuple[str, str]:
    medium, _line, language = key.partition("_")
    return medium, language
