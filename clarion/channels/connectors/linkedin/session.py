"""What opens LinkedIn's door, how long it does, and when a person must open it anew.

Source: LinkedIn, "Programmatic Refresh Tokens" and "Token Introspection". An access token lasts 60
days. A refresh token lasts a year from the day on which a person signed in; no use makes it longer.
"""

import re
from datetime import datetime, timedelta
from urllib.parse import urlencode

from clarion.channels.answer import Answer
from clarion.channels.connectors.linkedin.capabilities import ENTERED, SCOPES
from clarion.channels.connectors.linkedin.failures import GRANTS
from clarion.channels.connectors.linkedin.words import moment
from clarion.channels.contract import Access, Permanent, Reason, Renewal, Temporary
from clarion.channels.fields import Fields
from clarion.channels.grants import no_token

API = "https://api.linkedin.com"
SIGN_IN = "https://www.linkedin.com"  # also where pictures are handed in
FORM = {"Content-Type": "application/x-www-form-urlencoded"}
# Somebody is told this long before the end, so the last token lasts at least so long.
NOTICE = timedelta(days=30)

_FIGURES = re.compile(r"\d{1,12}", re.ASCII)
_VERSION = re.compile(r"20\d{4}", re.ASCII)
_MILLISECONDS_MIN = 10**11  # a larger number is no number of seconds that anybody lives to see


def url(access: Access, where: str) -> str:
    """Return where a thing is asked for; what stands behind a ? is written as LinkedIn reads it."""
    return f"{access.settings.get('service', '') or API}/rest/{where}"


def sign_in(access: Access, where: str) -> str:
    """Return where a token is exchanged, or asked about."""
    return f"{access.settings.get('service', '') or SIGN_IN}/oauth/v2/{where}"


def upload(access: Access, address: str) -> str:
    """Return where a picture is handed in, if that is LinkedIn's: our token goes with it."""
    home = access.settings.get("service", "") or SIGN_IN
    if not address.startswith(f"{home}/"):
        raise Temporary(Reason.UNRECOGNISED, "pictures are to be handed in elsewhere")
    return address


def us(access: Access) -> str:
    """Return what LinkedIn calls the organisation."""
    number = access.settings.get("organization", "")
    if not (number.isascii() and number.isdigit()):
        raise Permanent(Reason.MISCONFIGURED, "the number of the page is no number")
    return f"urn:li:organization:{number}"


def headers(access: Access, method: str = "") -> dict[str, str]:
    """Return what goes with every call; raises where there is no token."""
    version = access.settings.get("version", "")
    if not _VERSION.fullmatch(version):
        raise Permanent(Reason.MISCONFIGURED, "a version is a year and a month, as 202608")
    found = {**bearer(access), "LinkedIn-Version": version, "X-Restli-Protocol-Version": "2.0.0"}
    return {**found, "X-RestLi-Method": method} if method else found


def bearer(access: Access) -> dict[str, str]:
    """Return the token that opens the door; raises where there is none."""
    held = access.secrets.get("access_token" if renewable(access) else "token", "")
    if held:
        return {"Authorization": f"Bearer {held}"}
    if renewable(access):
        raise Temporary(Reason.TOKEN_EXPIRED, "no token was fetched yet")
    raise Permanent(Reason.MISCONFIGURED, "there is no token")


def renewable(access: Access) -> bool:
    """Whether a refresh token was entered, and not an access token alone."""
    return access.settings.get("key", "") != ENTERED


def request(access: Access) -> bytes:
    """Return the form that asks for the next token (RFC 6749, section 6)."""
    refresh = access.secrets.get("refresh_token", "")
    if not refresh:
        raise Permanent(Reason.TOKEN_REVOKED, "there is no refresh token")
    form = {"grant_type": "refresh_token", "refresh_token": refresh, **_client(access)}
    return urlencode(form).encode()


def renewal(answer: Answer, asked_at: datetime) -> Renewal:
    """Read what was given. It is the last where the refresh token ends soon after it."""
    if not answer.is_good:
        raise no_token(answer, GRANTS)
    said = answer.parsed()
    life, left = _seconds(said, "expires_in"), _seconds(said, "refresh_token_expires_in")
    return Renewal(
        secrets={
            "access_token": said.needed("access_token"),
            "refresh_token": said.text("refresh_token"),
        },
        expires_at=asked_at + life if life else None,
        last=bool(life and left and left < life + NOTICE),
    )


def question(access: Access) -> bytes:
    """Return the form that asks what a token may do, and until when."""
    return urlencode({"token": bearer(access)["Authorization"][7:], **_client(access)}).encode()


def may_do(answer: Answer) -> tuple[tuple[str, ...], datetime | None]:
    """Return which scopes are missing, and when the token ends; raises where it has ended."""
    if not answer.is_good:
        raise no_token(answer, GRANTS)
    said = answer.parsed()
    if not said.is_true("active"):
        ended = said.text("status") == "expired"
        reason = Reason.TOKEN_EXPIRED if ended else Reason.TOKEN_REVOKED
        raise Permanent(reason, "LinkedIn says that the token is not active")
    given = set(re.split(r"[,\s]+", said.text("scope")))
    missing = tuple(scope for scope in SCOPES if scope not in given)
    return missing, _instant(said.plain().get("expires_at"))


def _client(access: Access) -> dict[str, str]:
    return {
        "client_id": access.settings.get("client_id", ""),
        "client_secret": access.secrets.get("client_secret", ""),
    }


def _seconds(said: Fields, name: str) -> timedelta | None:
    value = said.plain().get(name)
    found = None if isinstance(value, bool | float) else _FIGURES.fullmatch(str(value))
    return timedelta(seconds=min(int(found[0]), 10**9)) if found and int(found[0]) else None


def _instant(value: object) -> datetime | None:
    """LinkedIn writes seconds in one place and milliseconds in another."""
    if isinstance(value, int) and not isinstance(value, bool) and value < _MILLISECONDS_MIN:
        return moment(value * 1000)
    return moment(value)
