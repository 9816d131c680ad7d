"""Where the sign-in library asks us: nobody signs up by themselves, and secrets are sealed."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from django.http import HttpRequest
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from clarion.kit import vault
from clarion.people.web.signing.lockout import caller


class StaffAdapter(DefaultAccountAdapter):
    """People come by invitation only."""

    error_messages = DefaultAccountAdapter.error_messages | {
        "email_password_mismatch": _("This e-mail address and password do not belong together."),
        "enter_current_password": _("This is not your current password."),
        "incorrect_password": _("This is not your password."),
        "too_many_login_attempts": _("Too many attempts. Wait five minutes, then try again."),
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Never."""
        return False

    def get_client_ip(self, request: HttpRequest) -> str:
        """Return from where somebody asks."""
        return caller(request)


class SecondFactorAdapter(DefaultMFAAdapter):
    """Authenticator apps and recovery codes are sealed like every other secret of the house."""

    error_messages = DefaultMFAAdapter.error_messages | {
        "incorrect_code": _("This code is not right. Codes of an app change every 30 seconds."),
    }

    def generate_authenticator_name(self, user: Any, type: Any) -> str:  # noqa: A002  (theirs)
        """Return the name that a new passkey has until its owner finds a better one."""
        number = Authenticator.objects.filter(user_id=user.pk, type=type).count() + 1
        return gettext("Passkey {number}").format(number=number)

    def encrypt(self, text: str) -> str:
        """Seal with the newest key."""
        return vault.seal({"secret": text}).decode()

    def decrypt(self, encrypted_text: str) -> str:
        """Open with whichever key fits."""
        return vault.unseal(encrypted_text.encode())["secret"]
