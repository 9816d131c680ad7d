"""Links that work once: only the digest of their secret is kept, and they grow old."""

import hashlib
from datetime import datetime, timedelta
from enum import StrEnum

INVITATION_LASTS = timedelta(days=7)
NEW_PASSWORD_LASTS = timedelta(hours=24)
WELCOME_LASTS = timedelta(hours=24)


class Purpose(StrEnum):
    """What a pass is good for, besides an invitation, which says more."""

    NEW_PASSWORD = "new password"  # noqa: S105  (a purpose and not a secret)
    WELCOME = "welcome"


PURPOSES = tuple(purpose.value for purpose in Purpose)


def digest(secret: str) -> str:
    """Return what is kept of a secret: 64 hexadecimal characters of SHA-256.

    The secret is 256 random bits, so nothing slower is needed.
    """
    return hashlib.sha256(secret.encode()).hexdigest()


def is_open(
    *, expires_at: datetime, used_at: datetime | None, withdrawn_at: datetime | None, at: datetime
) -> bool:
    """Say whether a link still works, once nobody needs to agree to it any more."""
    return used_at is None and withdrawn_at is None and at < expires_at
