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


# A code by e-mail: long enough for a slow mail server, too short for a forgotten open mailbox.
CODE_LASTS = timedelta(minutes=10)
CODES_PER_HOUR = 5
CODE_AGAIN_AFTER = timedelta(minutes=1)


class Way(StrEnum):
    """How a guest comes by the code for a link: never by the way that the link takes."""

    PHONE = "phone"  # read out by whoever gives the link
    MAIL = "mail"  # sent by us when the guest asks for it on the link's page


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


def masked(address: str) -> str:
    """Return an address such that its owner knows it and nobody else learns it."""
    local, _at, domain = address.partition("@")
    return f"{local[:1]}···@{domain}"


def wait_for_code(sent: Iterable[datetime], *, at: datetime) -> timedelta | None:
    """Return how long to wait before another code is sent; None: it may be sent now."""
    lately = sorted(moment for moment in sent if moment > at - WRONG_WITHIN)
    if len(lately) >= CODES_PER_HOUR:
        return lately[-CODES_PER_HOUR] + WRONG_WITHIN - at
    if lately and lately[-1] + CODE_AGAIN_AFTER > at:
        return lately[-1] + CODE_AGAIN_AFTER - at
    return None


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
