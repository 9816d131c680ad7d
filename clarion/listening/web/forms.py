"""What somebody fills in to begin a watch, and to go on with it."""

from datetime import UTC, date, datetime, time
from typing import Any
from zoneinfo import ZoneInfo

from django import forms
from django.utils.translation import gettext_lazy as _

from clarion.listening.actions import Asked, NothingSought, Purpose
from clarion.listening.queries import Wished
from clarion.listening.web.labels import LANGUAGES, PURPOSES
from clarion.look.fields import Words

# The calendar ends a day later; the governor says that either is too far off.
_LAST_DAY = date(9999, 12, 29)


class UntilField(forms.DateField):
    """The last day of a watch."""

    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")


def end_of(day: Any, zone: str) -> datetime:
    """Return the last second of a day where the office lives: shown, it is still that day."""
    there = datetime.combine(min(day, _LAST_DAY), time(23, 59, 59), tzinfo=ZoneInfo(zone))
    return there.astimezone(UTC)


class WatchForm(forms.Form):
    """A new watch."""

    title = forms.CharField(
        label=_("What it is about"),
        help_text=_("For example: Flooding at Mill Lane."),
        max_length=120,
    )
    purpose = forms.ChoiceField(
        label=_("Purpose"), choices=list(PURPOSES.items()), widget=forms.RadioSelect
    )
    why = forms.CharField(
        label=_("Why, in a sentence"),
        help_text=_("Everybody can read it in the public log, with all the words below."),
        max_length=600,
        widget=forms.Textarea(attrs={"rows": 2, "dir": "auto"}),
    )
    words = Words(
        label=_("Words and phrases to look for"),
        help_text=_("One a line; these or places are needed. Never somebody’s name or number."),
        max_length=5_000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4, "dir": "auto"}),
    )
    places = Words(
        label=_("Places"),
        help_text=_("One a line, with the kind of place: Mill Lane, Victoria Street."),
        max_length=5_000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2, "dir": "auto"}),
    )
    accounts = forms.MultipleChoiceField(
        label=_("Official accounts"),
        help_text=_("From the register of media and public bodies, under Log."),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    sources = forms.MultipleChoiceField(
        label=_("Where to listen"),
        help_text=_("At least one."),
        widget=forms.CheckboxSelectMultiple,
    )
    languages = forms.MultipleChoiceField(
        label=_("Only in these languages"),
        help_text=_("None chosen: in every language."),
        choices=list(LANGUAGES.items()),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    until = UntilField(
        label=_("Last day"),
        help_text=_("At most 90 days from now; about an assembly 14. It can be renewed then."),
    )
    assembly = forms.BooleanField(
        label=_(
            "It is about a protest or an assembly, because a life or the traffic depends on it"
        ),
        help_text=_(
            "Otherwise these are not watched. A second person must agree; 14 days at most."
        ),
        required=False,
    )
    instead = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def __init__(
        self, *args: Any, sources: list[tuple[str, str]], accounts: list[tuple[str, str]], **kw: Any
    ) -> None:
        """Offer the office's own sources and accounts."""
        super().__init__(*args, **kw)
        self.fields["sources"].choices = sources  # type: ignore[attr-defined]  # a choice
        if accounts:
            self.fields["accounts"].choices = accounts  # type: ignore[attr-defined]  # a choice
        else:
            del self.fields["accounts"]

    def begin_with(self, one: Wished, zone: str) -> None:
        """Fill it in as a watch stands, to be changed."""
        self.initial.update(
            title=one.title,
            purpose=one.purpose,
            why=one.why,
            words="\n".join(one.words),
            places="\n".join(one.places),
            accounts=[str(pk) for pk in one.accounts],
            sources=[str(pk) for pk in one.sources],
            languages=list(one.languages),
            until=one.until_at.astimezone(ZoneInfo(zone)).date(),
            assembly=one.assembly,
        )

    def clean(self) -> dict[str, Any]:
        """Say everything that is missing at once; the governor says one thing at a time."""
        said = self.cleaned_data
        if not any(said.get(name) for name in ("words", "places", "accounts")):
            self.add_error("words", NothingSought().sentence)
        return said

    def asked(self, zone: str) -> Asked:
        """Return it as the action takes it."""
        said = self.cleaned_data
        return Asked(
            title=said["title"],
            purpose=Purpose(said["purpose"]),
            why=said["why"],
            words=tuple(said["words"].splitlines()),
            places=tuple(said["places"].splitlines()),
            accounts=tuple(int(one) for one in said.get("accounts", ())),
            sources=tuple(int(one) for one in said["sources"]),
            languages=tuple(said["languages"]),
            until=end_of(said["until"], zone),
            assembly=said["assembly"],
        )


class RenewForm(forms.Form):
    """Go on with a watch."""

    why = forms.CharField(
        label=_("Why it must go on"),
        max_length=600,
        widget=forms.Textarea(attrs={"rows": 2, "dir": "auto"}),
    )
    until = UntilField(label=_("Last day"))
