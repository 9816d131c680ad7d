"""What somebody tells us when they come in for the first time."""

from typing import Any
from zoneinfo import available_timezones

from django import forms
from django.conf import settings
from django.contrib.auth.password_validation import validate_password
from django.core.validators import RegexValidator
from django.utils.translation import gettext_lazy as _

from clarion.people.web.signing.forms import PASSWORD_HINT

# What residents of the places for which Clarion is made write most, each in its own words.
_LANGUAGES = {
    "en": "English",
    "cy": "Cymraeg",
    "ga": "Gaeilge",
    "gd": "Gàidhlig",
    "fr": "Français",
    "es": "Español",
    "pt": "Português",
    "de": "Deutsch",
    "it": "Italiano",
    "nl": "Nederlands",
    "pl": "Polski",
    "ro": "Română",
    "uk": "Українська",
    "ru": "Русский",
    "ar": "العربيّة",
    "fa": "فارسی",
    "ur": "اردو",
    "hi": "हिन्दी",
    "pa": "ਪੰਜਾਬੀ",
    "bn": "বাংলা",
    "so": "Soomaali",
    "tr": "Türkçe",
    "vi": "Tiếng Việt",
    "zh": "中文",
}
_SHORT_NAME = RegexValidator(
    r"^[a-z0-9]+(-[a-z0-9]+)*$", _("Use small letters, figures and hyphens only.")
)
_NAME_MAX = 120
_SHORT_NAME_MAX = 60


def _zones() -> list[tuple[str, str]]:
    """Every time zone that this machine knows by the name of a place."""
    zones = sorted(zone for zone in available_timezones() if "/" in zone)
    return [(zone, zone.replace("_", " ")) for zone in zones]


class PasswordForm(forms.Form):
    """A new password. It is typed once: whoever mistypes it can ask for another link."""

    password = forms.CharField(
        label=_("Password"),
        help_text=PASSWORD_HINT,
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )

    def clean_password(self) -> str:
        """Refuse what is short or known to everybody."""
        password: str = self.cleaned_data["password"]
        validate_password(password)
        return password


class NewPersonForm(PasswordForm):
    """The name under which colleagues will know somebody, and their password."""

    name = forms.CharField(
        label=_("Your name"),
        max_length=_NAME_MAX,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    field_order: tuple[str, ...] = ("name", "password")


class FirstRunForm(NewPersonForm):
    """The office that this installation is for, and whoever looks after it first."""

    office = forms.CharField(
        label=_("Name of your office"),
        help_text=_("As residents know it, for example “Millbrook Town Council”."),
        max_length=_NAME_MAX,
        widget=forms.TextInput(attrs={"autocomplete": "organization"}),
    )
    slug = forms.CharField(
        label=_("Short name"),
        max_length=_SHORT_NAME_MAX,
        validators=[_SHORT_NAME],
        widget=forms.TextInput(attrs={"spellcheck": "false", "autocapitalize": "none"}),
    )
    zone = forms.ChoiceField(label=_("Time zone"), choices=_zones, initial="Europe/London")
    languages = forms.MultipleChoiceField(
        label=_("Languages in which residents may write to you"),
        widget=forms.CheckboxSelectMultiple,
        choices=list(_LANGUAGES.items()),
        initial=["en"],
    )
    email = forms.EmailField(
        max_length=254,
        label=_("Your e-mail address"),
        help_text=_("You will sign in with it."),
        widget=forms.EmailInput(attrs={"autocomplete": "username"}),
    )
    field_order = ("office", "slug", "zone", "languages", "name", "email", "password")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Show the address that will come of the short name."""
        super().__init__(*args, **kwargs)
        self.fields["slug"].help_text = _("Part of every address: {url}/short-name/").format(
            url=settings.PUBLIC_URL
        )
