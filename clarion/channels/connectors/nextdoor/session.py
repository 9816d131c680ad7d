"""What opens Nextdoor's door: a token that is renewed long before it ends."""

import base64
from collections.abc import Sequence
from datetime import datetime, timedelta
from urllib.parse import quote, urlencode

from clarion.channels.contract import Access, Permanent, Reason, Renewal, Temporary
from clarion.channels.fields import Fields

SCOPES = "openid post:write post:read profile:read agency.boundary:read"
# A token that has ended may not be renewed any more, so the next one is fetched well before.
RENEWED_BEFORE_END = timedelta(days=30)
LIFE_MAX = timedelta(days=365)
# For one that cannot be renewed now, and opens the door all the same.
ASKED_AGAIN_AFTER = timedelta(days=1)
_ENTERED = ("token", "refresh_token")


def token_of(access: Access) -> dict[str, str]:
    """Return the header that opens the door; raises `Temporary` before the first session."""
    held = access.secrets.get("access_token", "")
    if not held:
        raise Temporary(Reason.TOKEN_EXPIRED, "no token was fetched yet")
    return bearer(held)


def bearer(token: str) -> dict[str, str]:
    """Return the header for one token."""
    return {"Authorization": f"Bearer {token}", "Accept": "application/json"}


def tokens(access: Access) -> list[str]:
    """Return the tokens that may open the door: the newest, then the one a person entered.

    One that was entered since the last session stands alone: it may be allowed to do more.
    """
    names = ["token"] if _entered(access) else ["access_token", "token"]
    found = _held(access, names)
    if not found:
        raise Permanent(Reason.MISCONFIGURED, "there is no token")
    return found


def grants(access: Access) -> list[str]:
    """Return what may be exchanged for a new token.

    Nextdoor gives a refresh token to some. Of others it takes the access token in its place.
    """
    entered = _entered(access)
    refresh = [] if entered and "refresh_token" not in entered else ["refresh_token"]
    return [*_held(access, refresh), *tokens(access)]


def _held(access: Access, names: Sequence[str]) -> list[str]:
    return list(dict.fromkeys(held for one in names if (held := access.secrets.get(one, ""))))


def _entered(access: Access) -> list[str]:
    """Return what a person has entered since the last session."""
    known = access.secrets
    return [one for one in _ENTERED if known.get(one, "") != known.get(f"used_{one}", "")]


def _used(access: Access, refresh: str = "") -> dict[str, str]:
    """Return what this session came of, to know it from what is entered later."""
    used = {f"used_{one}": access.secrets.get(one, "") for one in _ENTERED}
    return {**used, **({"used_refresh_token": refresh} if refresh else {})}


def request(access: Access, grant: str) -> tuple[dict[str, str], bytes]:
    """Return the form that asks for a new token, and its headers (RFC 6749, section 6)."""
    client, secret = access.settings.get("client_id", ""), access.secrets.get("client_secret", "")
    pair = f"{quote(client, safe='')}:{quote(secret, safe='')}"
    headers = {
        "Authorization": f"Basic {base64.b64encode(pair.encode()).decode()}",
        "Content-Type": "application/x-www-form-urlencoded",
    }
    form = {"grant_type": "refresh_token", "refresh_token": grant, "scope": SCOPES}
    return headers, urlencode(form).encode()


def renewal(access: Access, said: Fields, asked_at: datetime) -> Renewal:
    """Read a new token, and say that it ends earlier than it does."""
    seconds = said.plain().get("expires_in")
    if isinstance(seconds, int) and not isinstance(seconds, bool) and seconds > 0:
        life = min(timedelta(seconds=min(seconds, 10**9)), LIFE_MAX)
    else:
        life = 2 * ASKED_AGAIN_AFTER
    refresh = said.text("refresh_token")
    return Renewal(
        secrets={
            **_used(access, refresh),
            "access_token": said.needed("access_token"),
            "refresh_token": refresh,
        },
        expires_at=asked_at + life - min(RENEWED_BEFORE_END, life / 2),
    )


def as_it_is(access: Access, token: str, asked_at: datetime) -> Renewal:
    """Use it as it is, and ask for another one tomorrow."""
    secrets = {**_used(access), "access_token": token}
    return Renewal(secrets=secrets, expires_at=asked_at + ASKED_AGAIN_AFTER)
