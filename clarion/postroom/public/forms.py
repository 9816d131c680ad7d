"""What somebody tells us on our own page. Only the words themselves are asked for."""

from typing import Any

from django import forms
from django.utils.translation import get_language_info
from django.utils.translation import gettext_lazy as _

from clarion.look.fields import FilesField
from clarion.postroom.actions import UPLOAD_BYTES_MAX, UPLOADS_MAX, Upload

_TEXT_MAX = 20_000
_LINE_MAX = 200
# A field that nobody sees, named like one that programs like to fill in.
TRAP = "website"


def _files() -> FilesField:
    return FilesField(
        label=_("Pictures or PDF"),
        help_text=_("Five at most, 8 MB each. Where and when a picture was taken is removed."),
        required=False,
    )


class Enclosing(forms.Form):
    """A form with which files may come."""

    def enclosed(self) -> list[Upload]:
        """Return the files; one that is too large is cut short, and refused for it."""
        files = self.cleaned_data["enclosures"][: UPLOADS_MAX + 1]
        return [
            Upload(name=file.name or "", content=file.read(UPLOAD_BYTES_MAX + 1)) for file in files
        ]


class LetterForm(Enclosing):
    """A first letter."""

    text = forms.CharField(
        label=_("What do you want to tell us?"),
        widget=forms.Textarea(attrs={"rows": 8, "dir": "auto"}),
        max_length=_TEXT_MAX,
    )
    subject = forms.CharField(label=_("In a few words"), max_length=_LINE_MAX, required=False)
    place = forms.CharField(
        label=_("Where is it?"),
        help_text=_("A street, a house number, or what one sees there."),
        max_length=_LINE_MAX,
        required=False,
    )
    enclosures = _files()
    name = forms.CharField(
        label=_("Your name"),
        max_length=_LINE_MAX,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    contact = forms.CharField(
        label=_("Your e-mail address or telephone number"),
        help_text=_(
            "Only to answer you. Leave it empty if you like: you can read the answer on this page."
        ),
        max_length=_LINE_MAX,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "email", "spellcheck": "false"}),
    )
    stamp = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, data: Any, files: Any, *, languages: tuple[str, ...], stamp: str) -> None:
        """Ask for the language only where the office has several."""
        super().__init__(data, files, initial={"stamp": stamp})
        if len(languages) > 1:
            names = [(code, _own_name(code)) for code in languages]
            self.fields["language"] = forms.ChoiceField(
                label=_("The language that you write in"),
                choices=[*names, ("", _("Another one"))],
                initial=languages[0],
                required=False,
            )


class AnotherForm(Enclosing):
    """Something more about the same."""

    text = forms.CharField(
        label=_("Add something"),
        widget=forms.Textarea(attrs={"rows": 5, "dir": "auto"}),
        max_length=_TEXT_MAX,
    )
    enclosures = _files()


class OpenForm(forms.Form):
    """What opens a letter."""

    reference = forms.RegexField(
        r"^\s*[A-Za-z0-9-]{4,40}\s*$",
        label=_("Your reference"),
        help_text=_("For example K7M2-9QXA."),
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
    )
    code = forms.CharField(
        label=_("Your code"),
        max_length=40,
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
    )

    def clean_reference(self) -> str:
        """References are written in capitals, with a hyphen in the middle, which many leave out."""
        bare = str(self.cleaned_data["reference"]).strip().upper().replace("-", "")
        return f"{bare[:4]}-{bare[4:]}" if bare[4:] else bare


def _own_name(code: str) -> str:
    try:
        return str(get_language_info(code)["name_local"]).capitalize()
    except KeyError:
        return code
