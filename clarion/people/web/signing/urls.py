"""The addresses of signing in and of one's own account; whatever is not here answers 404."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from allauth.account import views as account
from allauth.mfa.base import views as second_factor
from allauth.mfa.recovery_codes import views as recovery_codes
from allauth.mfa.totp import views as app
from allauth.mfa.webauthn import views as passkey
from allauth.usersessions import views as sessions
from django.http import HttpRequest, HttpResponseBase
from django.urls import path

from clarion.kit.refusals import Refusal
from clarion.people.web.signing.notices import notices
from clarion.people.web.signing.views import protect, sign_in

View = Callable[..., HttpResponseBase]


class VisitorsHaveNone(Refusal):
    """A visitor to the town has no account of their own to look after."""


def own(view: View) -> View:
    """Let people at their own account; raises `VisitorsHaveNone` for those without a password."""

    @wraps(view)
    def checked(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if request.user.is_authenticated and not request.user.has_usable_password():
            raise VisitorsHaveNone
        return view(request, *args, **kwargs)

    return checked


urlpatterns = [
    path("sign-in/", sign_in, name="account_login"),
    path("sign-in/protect/", own(protect), name="protect"),
    path("sign-in/second-factor/", second_factor.authenticate, name="mfa_authenticate"),
    path("sign-in/passkey/", passkey.login_webauthn, name="mfa_login_webauthn"),
    path("sign-in/again/", account.reauthenticate, name="account_reauthenticate"),
    path("sign-in/again/code/", second_factor.reauthenticate, name="mfa_reauthenticate"),
    path(
        "sign-in/again/passkey/",
        passkey.reauthenticate_webauthn,
        name="mfa_reauthenticate_webauthn",
    ),
    path("sign-in/closed/", account.account_inactive, name="account_inactive"),
    path("sign-out/", account.logout, name="account_logout"),
    path("account/", own(second_factor.index), name="mfa_index"),
    path("account/notices/", notices, name="notices"),
    path("account/password/", own(account.password_change), name="account_change_password"),
    path("account/sessions/", sessions.list_usersessions, name="usersessions_list"),
    path("account/app/add/", own(app.activate_totp), name="mfa_activate_totp"),
    path("account/app/remove/", own(app.deactivate_totp), name="mfa_deactivate_totp"),
    path("account/passkeys/", own(passkey.list_webauthn), name="mfa_list_webauthn"),
    path("account/passkeys/add/", own(passkey.add_webauthn), name="mfa_add_webauthn"),
    path("account/passkeys/<int:pk>/rename/", own(passkey.edit_webauthn), name="mfa_edit_webauthn"),
    path(
        "account/passkeys/<int:pk>/remove/",
        own(passkey.remove_webauthn),
        name="mfa_remove_webauthn",
    ),
    path(
        "account/recovery-codes/",
        own(recovery_codes.view_recovery_codes),
        name="mfa_view_recovery_codes",
    ),
    path(
        "account/recovery-codes/new/",
        own(recovery_codes.generate_recovery_codes),
        name="mfa_generate_recovery_codes",
    ),
    path(
        "account/recovery-codes/download/",
        own(recovery_codes.download_recovery_codes),
        name="mfa_download_recovery_codes",
    ),
]
