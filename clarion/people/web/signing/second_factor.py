"""The forms of the second factor, in our words."""

from typing import Any

from allauth.mfa.adapter import get_adapter
from allauth.mfa.base import forms as base
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.forms import ActivateTOTPForm
from allauth.mfa.webauthn import forms as webauthn
from django.utils.translation import gettext_lazy as _

from clarion.kit import clock
from clarion.people.actions import spend_code
from clarion.people.web.signing.forms import bare

_TYPED_DIGITS = {"inputmode": "numeric", "spellcheck": "false"}


def _spend(form: Any, code: str) -> str:
    """Use a code of the app up; raises the library's own refusal if it opened something before."""
    if form.authenticator.type == Authenticator.Type.TOTP:
        spent = spend_code(staff_id=form.user.pk, code=code, at=clock.now())
        if spent is None:
            raise get_adapter().validation_error("incorrect_code")
    return code


class CodeForm(base.AuthenticateForm):
    """A code from the app, or a recovery code, when signing in."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Name the field in our words."""
        super().__init__(*args, **kwargs)
        bare(self)
        self.fields["code"].label = _("Code")
        self.fields["code"].help_text = _("From your authenticator app, or a recovery code.")
        self.fields["code"].widget.attrs |= _TYPED_DIGITS

    def clean_code(self) -> str:
        """Take each code once, here or on a link for signing."""
        return _spend(self, super().clean_code())


class CodeAgainForm(base.ReauthenticateForm):
    """A code once more, before something delicate."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Name the field in our words."""
        super().__init__(*args, **kwargs)
        bare(self)
        self.fields["code"].help_text = _("From your authenticator app, or a recovery code.")
        self.fields["code"].widget.attrs |= _TYPED_DIGITS

    def clean_code(self) -> str:
        """Take each code once, here or on a link for signing."""
        return _spend(self, super().clean_code())


class AddAppForm(ActivateTOTPForm):
    """The first code of a new authenticator app."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Name the field in our words."""
        super().__init__(*args, **kwargs)
        bare(self)
        self.fields["code"].label = _("The code that the app shows now")
        self.fields["code"].widget.attrs |= _TYPED_DIGITS

    def clean_code(self) -> str:
        """Use the first code up as well."""
        code = str(super().clean_code())
        spend_code(staff_id=self.user.pk, code=code, secret=self.secret, at=clock.now())
        return code


class AddPasskeyForm(webauthn.AddWebAuthnForm):
    """A new passkey or security key, under a name that its owner knows it by."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Name the fields in our words."""
        super().__init__(*args, **kwargs)
        self.fields["name"].label = _("What to call it")
        self.fields["name"].help_text = _("For example “Blue key” or “My telephone”.")
        self.fields["passwordless"].label = _("Sign in with this alone, without the password")
        self.fields["passwordless"].help_text = _(
            "Your device then asks for your fingerprint, face or PIN."
        )


class RenamePasskeyForm(webauthn.EditWebAuthnForm):
    """Another name for a passkey."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Name the field in our words."""
        super().__init__(*args, **kwargs)
        self.fields["name"].label = _("What to call it")
