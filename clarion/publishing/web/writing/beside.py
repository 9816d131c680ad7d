"""What is asked of each picture beside the words: what stands for it, and what stands below it."""

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from clarion.look.fields import Words
from clarion.publishing.queries import EditionPage

_ALT_MAX = 1_000
_CAPTION_MAX = 500
_CREDIT_MAX = 200
WORDS = ("alt", "caption", "credit")
ASKED = (*WORDS, "drop")


def fields_for(page: EditionPage) -> dict[str, forms.Field]:
    """Return the fields of all its pictures, by name and number."""
    found: dict[str, forms.Field] = {}
    for one in page.pictures:
        alt = Words(
            label=_("What “%(name)s” shows") % {"name": one.name},
            help_text=_("In a sentence, with every word that stands in it."),
            widget=forms.Textarea(attrs={"rows": 2, "dir": "auto"}),
            max_length=_ALT_MAX,
            required=False,
            initial=one.alt,
        )
        alt.is_needed = True  # type: ignore[attr-defined]  # read by the look
        found[f"alt_{one.id}"] = alt
        found[f"caption_{one.id}"] = forms.CharField(
            label=_("Caption of “%(name)s”") % {"name": one.name},
            help_text=_("Stands below it on your own page."),
            widget=forms.TextInput(attrs={"dir": "auto"}),
            max_length=_CAPTION_MAX,
            required=False,
            initial=one.caption,
        )
        found[f"credit_{one.id}"] = forms.CharField(
            label=_("Credit of “%(name)s”") % {"name": one.name},
            widget=forms.TextInput(attrs={"dir": "auto"}),
            max_length=_CREDIT_MAX,
            required=False,
            initial=one.credit,
        )
        found[f"drop_{one.id}"] = forms.BooleanField(label=_("Leave it out"), required=False)
    return found


def words_of(name: str, said: Mapping[str, Any], picture_ids: Sequence[int]) -> dict[int, str]:
    """Return what was written of each under one name."""
    return {number: (said.get(f"{name}_{number}") or "").strip() for number in picture_ids}
