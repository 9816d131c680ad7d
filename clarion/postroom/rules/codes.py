"""The code that opens a letter: read out, typed in any way, and guessed by nobody."""

import hashlib
import hmac
from datetime import datetime, timedelta

CODE_LENGTH = 12  # 30 signs each: 58 bits
REFERENCE_LENGTH = 8
_GROUP = 4
# Wrong codes for one letter, after which it stays shut for the rest of the hour.
WRONG_MAX = 10
WRONG_WITHIN = timedelta(hours=1)


def spoken(code: str) -> str:
    """Write it in groups of four, as one reads it out: `K7M2-9QXA`."""
    return "-".join(code[start : start + _GROUP] for start in range(0, len(code), _GROUP))


def bare(typed: str) -> str:
    """Return what was meant, however it was typed."""
    return "".join(sign for sign in typed.upper() if sign.isalnum())


def digest(*, reference: str, code: str) -> str:
    """Return what we keep of a code."""
    return hashlib.sha256(f"{reference}\n{bare(code)}".encode()).hexdigest()


def opens(*, reference: str, code: str, kept: str) -> bool:
    """Say whether it is the code, taking the same time whatever was typed."""
    return hmac.compare_digest(digest(reference=reference, code=code), kept)


def is_shut(*, wrong_codes: int, wrong_at: datetime | None, at: datetime) -> bool:
    """Say whether too many wrong codes were tried lately."""
    return wrong_at is not None and wrong_codes >= WRONG_MAX and at - wrong_at < WRONG_WITHIN
