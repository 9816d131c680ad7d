"""The words in the office's other languages, as fields of the statement that is written."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext as _

from clarion.look.fields import Words
from clarion.look.words import own_language_name
from clarion.postroom.queries import AccountNow
from clarion.publishing.actions import Translated
from clarion.publishing.queries import Audience, EditionPage, direction

_HEADLINE_MAX = 300
_TEXT_MAX = 20_000
_MISTAKE_MAX = 500
_TRANSLATOR_MAX = 200
_NAMES = ("headline", "text", "mistake", "translator")


def languages_of(page: EditionPage, languages: Iterable[str]) -> tuple[str, ...]:
    """Return the languages beside the original's: those of the office, and what is there."""
    there = [one.language for one in page.translations]
    return tuple(code for code in dict.fromkeys([*languages, *there]) if code != page.language)


def fields_for(page: EditionPage, codes: Iterable[str]) -> dict[str, forms.Field]:
    """Return the fields of each language, filled with what was saved."""
    saved = {one.language: one.said for one in page.translations}
    found: dict[str, forms.Field] = {}
    for code in codes:
        said = saved.get(code, Translated())
        for name, field in _fields(code, corrects=page.corrects).items():
            field.initial = getattr(said, name)
            found[f"{name}_{code}"] = field
    return found


def _fields(code: str, *, corrects: bool) -> dict[str, forms.Field]:
    attrs = {"lang": code, "dir": direction(code)}
    names = {"language": own_language_name(code)}
    found: dict[str, forms.Field] = {
        "mistake": Words(
            label=_("What was wrong, in %(language)s") % names,
            widget=forms.Textarea(attrs=attrs | {"rows": 2}),
            max_length=_MISTAKE_MAX,
            required=False,
        ),
        "headline": forms.CharField(
            label=_("Headline in %(language)s") % names,
            widget=forms.TextInput(attrs=attrs),
            max_length=_HEADLINE_MAX,
            required=False,
        ),
        "text": Words(
            label=_("Words in %(language)s") % names,
            widget=forms.Textarea(attrs=attrs | {"rows": 7}),
            max_length=_TEXT_MAX,
            required=False,
        ),
        "translator": forms.CharField(
            label=_("Who translated it into %(language)s") % names,
            help_text=_("Whoever signs reads it. Left empty, it is you."),
            widget=forms.TextInput(attrs={"autocomplete": "off"}),
            max_length=_TRANSLATOR_MAX,
            required=False,
        ),
    }
    if not corrects:
        del found["mistake"]
    return found


def translations(
    page: EditionPage, codes: Iterable[str], said: Mapping[str, Any], data: Mapping[str, Any]
) -> dict[str, Translated]:
    """Return what was written in each language; what was not asked is as it was saved."""
    saved = {one.language: one.said for one in page.translations}
    return {
        code: Translated(**{name: _plain(said.get(f"{name}_{code}")) for name in _NAMES})
        if f"text_{code}" in data
        else saved.get(code, Translated())
        for code in codes
    }


def account_fields(
    accounts: Iterable[AccountNow], audiences: Iterable[Audience], codes: Sequence[str]
) -> dict[str, forms.Field]:
    """Return the choice of a language for each account, where there are several.

    On our own page every language has its place.
    """
    known = {one.account.id: one for one in audiences}
    ours = [one for one in accounts if codes and not one.capabilities.house]
    return {f"speaks_{one.id}": _language_field(one, known.get(one.id), codes) for one in ours}


def _language_field(
    account: AccountNow, known: Audience | None, codes: Iterable[str]
) -> forms.ChoiceField:
    return forms.ChoiceField(
        label=_("Language for %(where)s") % {"where": f"{account.title}, {account.address}"},
        choices=[("", _("As the original")), *((code, own_language_name(code)) for code in codes)],
        required=False,
        initial=known.language if known else "",
    )


def spoken(
    form: forms.Form, accounts: Iterable[AccountNow], said: Mapping[str, Any]
) -> dict[int, str]:
    """Return the language that each account speaks; what was not asked is as it was saved."""
    names = {one.id: f"speaks_{one.id}" for one in accounts}
    return {
        number: str((said.get(name) if name in form.data else form.fields[name].initial) or "")
        for number, name in names.items()
        if name in form.fields
    }


def groups(
    form: forms.Form, codes: Iterable[str]
) -> list[tuple[str, str, bool, list[forms.BoundField]]]:
    """Return code and own name of each language, whether it has words, and its fields."""
    found = []
    order = ("mistake", "headline", "text", "translator")
    for code in codes:
        fields = [form[name] for one in order if (name := f"{one}_{code}") in form.fields]
        there = any(one.value() for one in fields if not one.name.startswith("translator"))
        found.append((code, own_language_name(code), there, fields))
    return found


def _plain(value: Any) -> str:
    return str(value or "").strip()
