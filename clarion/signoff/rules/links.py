"""A link lets one person answer one request once; this is how long, and after how many tries."""

import hashlib
from collections.abc import Iterable
from datetime import datetime, timedelta
from enum import StrEnum

# Long enough for a night; whoever needs it longer is asked again with a fresh one.
LINK_LASTS = timedelta(hours=12)
# A code has a million values: five guesses on a link, ten in an hour by whatever links one has.
CODE_DIGITS = 6
WRONG_PER_LINK = 5
WRONG_PER_PERSON = 10
WRONG_WITHIN = timedelta(hours=1)


class Shut(StrEnum):
    """Why a link does not work."""

    USED = "used"
    OVER = "over"
    MOVED = "moved"
    LOCKED = "locked"


def digest(secret: str) -> str:
    """Return what is kept of a secret of 256 random bits: 64 hexadecimal characters."""
    return hashlib.sha256(secret.encode()).hexdigest()


def code_digest(secret: str, code: str) -> str:
    """Return what is kept of a guest's code. Without the link's secret it cannot be guessed."""
    return digest(f"{secret}\n{''.join(code.split())}")


def covering(digests: Iterable[str]) -> str:
    """Return one name for exactly these words on all their accounts."""
    return digest("\n".join(sorted(digests)))


def shut(
    *,
    used: bool,
    ended: bool,
    expires_at: datetime,
    request_open: bool,
    same_words: bool,
    wrong: int,
    wrong_lately: int,
    at: datetime,
) -> Shut | None:
    """Return why it does not work, or None: it does."""
    if used:
        return Shut.USED
    if not request_open or not same_words:
        return Shut.MOVED
    if ended or at >= expires_at:
        return Shut.OVER
    if wrong >= WRONG_PER_LINK or wrong_lately >= WRONG_PER_PERSON:
        return Shut.LOCKED
    return None
