"""Whose voice an account is: the office's, a person's, or both.

Lindke v. Freed, 601 U.S. 187 (2024): whoever may speak for an office and does so on an account
speaks for the office there. So each account says which it is, and by what authority.
"""

from enum import StrEnum

AUTHORITY_MAX = 500
HOURS_MAX = 200


class Kind(StrEnum):
    """Whose voice it is."""

    OFFICIAL = "official"
    MIXED = "mixed"
    PERSONAL = "personal"


def publishes(kind: Kind) -> bool:
    """Say whether statements of the office may be said through an account of this kind."""
    return kind is not Kind.PERSONAL


def is_authority(text: str) -> bool:
    """Say whether it names an authority: a short text, or a link that nobody can read along."""
    if len(text) > AUTHORITY_MAX:
        return False
    if "://" not in text and not text.lower().startswith(("javascript:", "data:")):
        return True
    return text.startswith("https://") and not any(one.isspace() for one in text)
