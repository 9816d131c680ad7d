"""The forms of the second factor, in our words."""

from typing import Any

from allauth.mfa.base import forms as base
from allauth.mfa.totp.forms import ActivateTOTPForm
from allauth.mfa.webauthn import forms as webauthn
from django.utils.translation import gettext_lazy as _

from clarion.people.web.signing.forms import bare

_TYPED_DIGITS = {"inputmode": "numeric", "spellcheck": "false"}


class CodeForm(base.AuthenticateForm):
    """A code from the app, or a recovery code, when signing in."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Name the field in our words."""
        super().__init__(*args, **kwargs)
        bare(self)
        self.fields["code"].label = _("Code")
        self.fields["code"].help_text = _("From your authenticator app, or a recovery code.")
        self.fields["code"].widget.attrs |= _TYPED_DIGITS


class CodeAgainForm(base.ReauthenticateForm):
    """A code once more, before something delicate."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Name the field in our words."""
        super().__init__(*args, **kwargs)
        bare(self)
        self.fields["code"].help_text = _("From your authenticator app, or a recovery code.")
        self.fields["code"].widget.attrs |= _TYPED_DIGITS


class AddAppForm(ActivateTOTPForm):
    """The first code of a new authenticator app."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Name the field in our words."""
        super().__init__(*args, **kwargs)
        bare(self)
        self.fields["code"].label = _("The code that the app shows now")
        self.fields["code"].widget.attrs |= _TYPED_DIGITS


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
