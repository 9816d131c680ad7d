"""What opens YouTube's door: a token for an hour, fetched with a refresh token that stays.

Source: Google, "Using OAuth 2.0 for Web Server Applications". A refresh token has no end of its
own, but for apps in testing, where it ends after seven days. It ends when the person takes it back,
and when nobody has used it for six months.
"""

from datetime import datetime, timedelta
from urllib.parse import urlencode, urlsplit

from clarion.channels.answer import Answer
from clarion.channels.connectors.youtube.failures import GRANTS
from clarion.channels.contract import Access, Permanent, Reason, Renewal, Temporary
from clarion.channels.grants import no_token

API = "https://youtube.googleapis.com"
# Where its documentation hands films over, beside the address that the specification names.
_GOOGLES = frozenset({"www.googleapis.com", "youtube.googleapis.com"})
SIGN_IN = "https://oauth2.googleapis.com"
FORM = {"Content-Type": "application/x-www-form-urlencoded"}


def url(access: Access, where: str) -> str:
    """Return where a thing is asked for."""
    return f"{access.settings.get('service', '') or API}/youtube/v3/{where}"


def upload_url(access: Access, where: str) -> str:
    """Return where files are handed over."""
    return f"{access.settings.get('service', '') or API}/upload/youtube/v3/{where}"


def is_ours(access: Access, address: str) -> bool:
    """Say whether an address that we were sent to is Google's, and may see our token."""
    service = access.settings.get("service", "")
    where, asked = urlsplit(address), urlsplit(service or API)
    if where.username or where.password:
        return False
    if (where.scheme, where.netloc) == (asked.scheme, asked.netloc):
        return True
    return not service and where.scheme == "https" and where.netloc in _GOOGLES


def sign_in(access: Access) -> str:
    """Return where a token is fetched."""
    return f"{access.settings.get('service', '') or SIGN_IN}/token"


def bearer(access: Access) -> dict[str, str]:
    """Return the header that opens the door; raises `Temporary` before the first session."""
    held = access.secrets.get("access_token", "")
    if not held:
        raise Temporary(Reason.TOKEN_EXPIRED, "there is no token yet")
    return {"Authorization": f"Bearer {held}"}


def request(access: Access) -> bytes:
    """Return the form that asks for the next token (RFC 6749, section 6)."""
    refresh = access.secrets.get("refresh_token", "")
    if not refresh:
        raise Permanent(Reason.TOKEN_REVOKED, "there is no refresh token")
    form = {
        "grant_type": "refresh_token",
        "refresh_token": refresh,
        "client_id": access.settings.get("client_id", ""),
        "client_secret": access.secrets.get("client_secret", ""),
    }
    return urlencode(form).encode()


def renewal(answer: Answer, asked_at: datetime) -> Renewal:
    """Read what was given. There is seldom a refresh token in it: the old one stays."""
    if not answer.is_good:
        raise no_token(answer, GRANTS)
    said = answer.parsed()
    life = said.count("expires_in")
    return Renewal(
        secrets={
            "access_token": said.needed("access_token"),
            "refresh_token": said.text("refresh_token"),
        },
        expires_at=asked_at + timedelta(seconds=min(life, 10**9)) if life else None,
    )
