"""The words that others send for us, as fields of the statement that is written."""

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext as _

from clarion.look.fields import Words
from clarion.publishing.queries import Handing, handed_title

_TEXT_MAX = 20_000


def fields_for(handed: Iterable[Handing]) -> dict[str, forms.Field]:
    """Return a field for each text; left as it is, it goes on coming from the parts."""
    return {
        f"handed_{one.key}": Words(
            label=_("Words for %(where)s") % {"where": handed_title(one.medium.name, one.language)},
            widget=forms.Textarea(attrs={"rows": 4, "dir": "auto", "lang": one.language}),
            max_length=_TEXT_MAX,
            required=False,
            initial=one.bare,
        )
        for one in handed
    }


def own_texts(
    handed: Iterable[Handing], said: Mapping[str, Any], data: Mapping[str, Any]
) -> dict[tuple[str, str], str]:
    """Return what somebody wrote; empty where it is as the parts have it, or was not asked."""
    found = {}
    for one in handed:
        name = f"handed_{one.key}"
        text = str(said.get(name) or "").strip() if name in data else one.bare
        as_it_was = text == one.bare.strip()
        own = (one.bare if one.own else "") if as_it_was else text
        found[one.medium.name, one.language] = own
    return found
