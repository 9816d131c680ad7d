"""What opens X's door: a token for two hours, and a refresh token that works once."""

import base64
import re
from datetime import datetime, timedelta
from urllib.parse import quote, urlencode

from clarion.channels.answer import Answer
from clarion.channels.connectors.x.failures import GRANTS
from clarion.channels.contract import Access, Permanent, Reason, Renewal, Temporary
from clarion.channels.grants import no_token

_FIGURES = re.compile(r"\d{1,9}", re.ASCII)


def url(access: Access, path: str) -> str:
    """Return where a method is called."""
    return f"{access.settings.get('service', '').rstrip('/')}/2/{path}"


def token(access: Access) -> dict[str, str]:
    """Return the header that opens the door; raises `Temporary` before the first session."""
    held = access.secrets.get("access_token", "")
    if not held:
        raise Temporary(Reason.TOKEN_EXPIRED, "there is no token yet")
    return {"Authorization": f"Bearer {held}"}


def request(access: Access) -> tuple[dict[str, str], bytes]:
    """Return the form that asks for a token, and its headers (RFC 6749, sections 2.3.1 and 6)."""
    refresh, client = access.secrets.get("refresh_token"), access.settings.get("client_id", "")
    if not refresh:
        raise Permanent(Reason.TOKEN_REVOKED, "there is no refresh token")
    headers = {"Content-Type": "application/x-www-form-urlencoded"}
    secret = access.secrets.get("client_secret", "")
    if secret:
        pair = f"{quote(client, safe='')}:{quote(secret, safe='')}"
        headers["Authorization"] = f"Basic {base64.b64encode(pair.encode()).decode()}"
    form = {"grant_type": "refresh_token", "refresh_token": refresh, "client_id": client}
    return headers, urlencode(form).encode()


def renewal(answer: Answer, asked_at: datetime) -> Renewal:
    """Read what was given. The old refresh token is worth nothing from now on."""
    if not answer.is_good:
        raise no_token(answer, GRANTS)
    said = answer.parsed()
    found = _FIGURES.fullmatch(str(said.plain().get("expires_in")))
    return Renewal(
        secrets={
            "access_token": said.needed("access_token"),
            "refresh_token": said.text("refresh_token"),
        },
        expires_at=asked_at + timedelta(seconds=int(found[0])) if found else None,
    )
