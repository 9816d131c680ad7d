"""What opens Bluesky's door: our name there, our token, and how long the token lasts."""

import base64
import json
from datetime import UTC, datetime

from clarion.channels.contract import Access, Reason, Temporary


def ends_at(token: str) -> datetime | None:
    """Return the `exp` of a JWT; None if it does not say (RFC 7519, section 4.1.4).

    Nobody is trusted by this: it only tells us when to ask for a new one.
    """
    try:
        claims = token.split(".")[1]
        said = json.loads(base64.urlsafe_b64decode(claims + "=" * (-len(claims) % 4)))
        return datetime.fromtimestamp(int(said["exp"]), tz=UTC)
    except (IndexError, ValueError, KeyError, TypeError, OverflowError, OSError):
        return None


def own_name(access: Access) -> str:
    """Name ourselves by the DID, which never changes; before it is known, by the handle."""
    return access.remote_id or access.address.removeprefix("@")


def token_of(access: Access) -> dict[str, str]:
    """Return the header that opens the door; raises `Temporary` before the first session."""
    token = access.secrets.get("access_token", "")
    if not token:
        raise Temporary(Reason.TOKEN_EXPIRED, "there is no session yet")
    return bearer(token)


def bearer(token: str) -> dict[str, str]:
    """Return a token as a header."""
    return {"Authorization": f"Bearer {token}"}
