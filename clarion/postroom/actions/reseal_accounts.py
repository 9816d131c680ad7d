"""Seal every account's secrets anew with the newest key, so that older keys can be thrown away."""

from clarion.kit.vault import reseal_rows
from clarion.postroom.models import Account


def reseal_accounts() -> int:
    """Re-encrypt all; return how many. For the command line: it belongs to the machine."""
    return reseal_rows(Account.objects.all())
