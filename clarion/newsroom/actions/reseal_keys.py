"""Seal every signing key anew with the newest key of the vault, so that older ones can go."""

from clarion.kit.vault import reseal_rows
from clarion.newsroom.models import SigningKey


def reseal_keys() -> int:
    """Re-encrypt all; return how many. For the command line: it belongs to the machine."""
    return reseal_rows(SigningKey.objects.all())
