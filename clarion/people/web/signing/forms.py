"""The forms of signing in, in our words."""

from typing import Any

from allauth.account import forms as account
from django.utils.translation import gettext_lazy as _

PASSWORD_HINT = _("At least 12 characters. Three or four words in a row are easy to remember.")


def bare(form: Any) -> None:
    """Take the placeholders away: they vanish as soon as somebody types, and labels stay."""
    for field in form.fields.values():
        field.widget.attrs.pop("placeholder", None)


class SignInForm(account.LoginForm):
    """E-mail address and password."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Name the fields in our words."""
        super().__init__(*args, **kwargs)
        bare(self)
        self.fields["login"].label = _("E-mail address")
        self.fields["login"].widget.attrs |= {"autocomplete": "username", "spellcheck": "false"}


class SignInAgainForm(account.ReauthenticateForm):
    """The password once more, before something delicate."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Name the field in our words."""
        super().__init__(*args, **kwargs)
        bare(self)
        self.fields["password"].label = _("Your password")


class ChangePasswordForm(account.ChangePasswordForm):
    """The old password and the new one."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Name the fields in our words; the new one is typed once, and can be seen by choice."""
        super().__init__(*args, **kwargs)
        bare(self)
        del self.fields["password2"]
        self.fields["oldpassword"].label = _("Current password")
        self.fields["password1"].label = _("New password")
        self.fields["password1"].help_text = PASSWORD_HINT
