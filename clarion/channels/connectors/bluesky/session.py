"""How long a session lasts, read from the token itself."""

import base64
import json
from datetime import UTC, datetime


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
