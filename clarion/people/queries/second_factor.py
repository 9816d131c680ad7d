"""Which second factor somebody has, and whether a code is the one that their app shows now."""

from datetime import datetime
from enum import StrEnum

from allauth.mfa import app_settings
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from allauth.mfa.utils import decrypt
from django.utils.crypto import constant_time_compare


class Factor(StrEnum):
    """What somebody can prove themselves with."""

    APP = "app"
    PASSKEY = "passkey"
    NONE = "none"


def factor_of(*, staff_id: int) -> Factor:
    """Return the factor by which somebody can be known away from the desk, best first."""
    rows = Authenticator.objects.filter(user_id=staff_id)
    kinds = set(rows.values_list("type", flat=True))
    if Authenticator.Type.TOTP in kinds:
        return Factor.APP
    return Factor.PASSKEY if Authenticator.Type.WEBAUTHN in kinds else Factor.NONE


def counter_of_code(*, staff_id: int, code: str, secret: str = "", at: datetime) -> int | None:
    """Return which of their app's codes this is (RFC 6238, counted in half minutes), or None.

    `secret`: of an app that is only being added. `spend_code` sees to it that each is used once.
    """
    secret, typed = secret or _secret_of(staff_id), "".join(code.split())
    if not secret:
        return None
    now, off = int(at.timestamp()) // app_settings.TOTP_PERIOD, app_settings.TOTP_TOLERANCE
    for counter in range(now - off, now + off + 1):
        if constant_time_compare(typed, format_hotp_value(hotp_value(secret, counter))):
            return counter
    return None


def _secret_of(staff_id: int) -> str:
    row = Authenticator.objects.filter(user_id=staff_id, type=Authenticator.Type.TOTP).first()
    return str(decrypt(row.data["secret"])) if row else ""
