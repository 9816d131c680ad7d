"""What people write down about a picture, and how they look for one."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from clarion.look.fields import FilesField, Words
from clarion.look.words import own_language_name
from clarion.postroom.actions import UPLOAD_BYTES_MAX, Upload
from clarion.publishing.actions import (
    About,
    Agreement,
    People,
    Use,
)
from clarion.publishing.queries import PicturePage
from clarion.publishing.web.labels import PEOPLE, SHELVES, USES

_ALT_MAX = 1_000
_SUBTITLES_READ = 600_000  # more than are taken


def _day() -> forms.DateInput:
    return forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")


class LookForm(forms.Form):
    """How somebody looks for a picture."""

    words = forms.CharField(label=_("Words"), max_length=100, required=False)
    shelf = forms.ChoiceField(label=_("Which"), choices=list(SHELVES.items()), required=False)

    def chosen(self) -> tuple[str, str]:
        """Return the words and the shelf; what is none is all."""
        self.is_valid()
        said = self.cleaned_data
        return str(said.get("words") or ""), str(said.get("shelf") or "all")


class UploadForm(forms.Form):
    """New pictures for the library."""

    pictures = FilesField(
        label=_("Add pictures"),
        help_text=_(
            "JPEG, PNG, WebP or GIF, ten at once, 8 MB each. Where and when each was taken is "
            "removed: what you want to keep of it, write down on its page."
        ),
    )

    def uploads(self, limit: int) -> list[Upload]:
        """Return them; one that is too large is cut short, and refused."""
        return [
            Upload(name=file.name or "", content=file.read(UPLOAD_BYTES_MAX + 1))
            for file in self.cleaned_data["pictures"][:limit]
        ]


class FilmForm(forms.Form):
    """A new film for the library."""

    film = forms.FileField(
        label=_("Add a film"),
        help_text=_(
            "MP4 (H.264 with AAC sound), one at a time, up to 100 MB: about three minutes. What "
            "the file says of where, when and with what it was taken is removed. What is seen and "
            "heard in it is not looked at: look yourself."
        ),
    )

    def upload(self) -> Upload:
        """Return it; how large it may be is bounded before it is read (config/threshold.py)."""
        file = self.cleaned_data["film"]
        return Upload(name=file.name or "", content=file.read())


class SubtitlesForm(forms.Form):
    """What is said in a film, in one language."""

    language = forms.ChoiceField(label=_("Language of the subtitles"))
    subtitles = forms.FileField(
        label=_("Subtitles"),
        help_text=_(
            "A WebVTT file (.vtt) with everything that is said, and every sound that matters. "
            "Who speaks is named where it cannot be seen."
        ),
    )

    def __init__(self, data: Any = None, files: Any = None, *, languages: tuple[str, ...]) -> None:
        """Ask for one of the office's languages."""
        super().__init__(data, files, auto_id="subtitles_%s")
        choices = [(code, own_language_name(code)) for code in languages]
        self.fields["language"] = forms.ChoiceField(
            label=_("Language of the subtitles"), choices=choices
        )
        self.order_fields(["language", "subtitles"])

    def content(self) -> bytes:
        """Return them, of what is too large no more than shows that it is."""
        read: bytes = self.cleaned_data["subtitles"].read(_SUBTITLES_READ)
        return read


class AboutForm(forms.Form):
    """Everything about a picture, but for who agreed to it."""

    seen_version = forms.IntegerField(widget=forms.HiddenInput, min_value=0)
    name = forms.CharField(label=_("Name"), max_length=200)
    caption = forms.CharField(
        label=_("Caption"),
        help_text=_("Stands below it on your own page. Each statement can have another one."),
        max_length=500,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2, "dir": "auto"}),
    )
    credit = forms.CharField(
        label=_("Credit"),
        help_text=_("As it stands below it: “Ana Ruiz, City of Merrowby”."),
        max_length=200,
        required=False,
    )
    source = forms.CharField(
        label=_("Licence or source"),
        help_text=_("For colleagues: whose it is, and what you may do with it."),
        max_length=300,
        required=False,
    )
    place = forms.CharField(label=_("Place, in words"), max_length=200, required=False)
    taken_by = forms.CharField(label=_("Taken by"), max_length=200, required=False)
    taken_on = forms.DateField(label=_("Taken on"), required=False, widget=_day())
    people = forms.ChoiceField(
        label=_("Can anybody be recognised?"),
        choices=[(value, label) for value, label in PEOPLE.items() if value != "unknown"],
        widget=forms.RadioSelect,
    )
    people_why = forms.CharField(
        label=_("Why nobody’s consent is needed"),
        help_text=_("A public event, somebody in public office. For colleagues."),
        max_length=300,
        required=False,
        widget=forms.TextInput(attrs={"data-only-with": f"people={People.NOT_NEEDED.value}"}),
    )
    expires_on = forms.DateField(
        label=_("May be shown until"),
        help_text=_("The last day, for a licence or a season. Empty: there is none."),
        required=False,
        widget=_day(),
    )

    def __init__(self, data: Any = None, *, page: PicturePage, languages: tuple[str, ...]) -> None:
        """Show what was written down, and ask for a text in each of the office's languages."""
        super().__init__(data, initial=_initial(page), auto_id="about_%s")
        self._languages, self._alts = languages, dict(page.alts)
        for code in languages:
            self.fields[f"alt_{code}"] = Words(
                label=_("What it shows (%(language)s)") % {"language": own_language_name(code)},
                help_text=_("In a sentence, with every word that stands in it."),
                widget=forms.Textarea(attrs={"rows": 2, "dir": "auto"}),
                max_length=_ALT_MAX,
                required=False,
                initial=page.alts.get(code, ""),
            )
            self.fields[f"alt_{code}"].is_needed = True  # type: ignore[attr-defined]  # read by the look
        first = ["seen_version", "name", *(f"alt_{code}" for code in languages)]
        self.order_fields(first)

    def about(self) -> About:
        """Return what was written down."""
        said = dict(self.cleaned_data)
        alts = self._alts | {code: said.pop(f"alt_{code}").strip() for code in self._languages}
        said.pop("seen_version")
        people = People(said.pop("people"))
        if people is not People.NOT_NEEDED:
            said["people_why"] = ""
        kept = {code: alt for code, alt in alts.items() if alt}
        return About(**said, alts=kept, people=people)


class ConsentForm(forms.Form):
    """Who agreed to be shown, to what, and until when."""

    given_by = forms.CharField(
        label=_("Who agreed"),
        help_text=_("For colleagues who must ask again. It is never published."),
        max_length=300,
    )
    uses = forms.MultipleChoiceField(
        label=_("To be shown where"),
        choices=list(USES.items()),
        widget=forms.CheckboxSelectMultiple,
    )
    given_on = forms.DateField(label=_("On which day"), widget=_day())
    until_on = forms.DateField(
        label=_("Until which day"),
        help_text=_("The last day. Empty: until they take it back."),
        required=False,
        widget=_day(),
    )
    note = forms.CharField(label=_("Where the signed form lies"), max_length=500, required=False)

    def __init__(self, data: Any = None, *, today: date) -> None:
        """Most write it down on the day on which they were told."""
        super().__init__(data, initial={"given_on": today}, auto_id="consent_%s")

    def agreement(self) -> Agreement:
        """Return what somebody agreed to."""
        said = self.cleaned_data
        uses = frozenset(Use(one) for one in said["uses"])
        return Agreement(**{**said, "uses": uses})


def _initial(page: PicturePage) -> dict[str, Any]:
    names = ("name", "caption", "credit", "source", "place", "taken_by", "taken_on")
    more = ("people", "people_why", "expires_on")
    return {name: getattr(page, name) for name in (*names, *more)} | {"seen_version": page.version}
