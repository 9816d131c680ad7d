"""Seal every account's secrets anew with the newest key, so that older keys can be thrown away.

With them goes whatever began under an account and may be gone on with.
"""

from clarion.kit.vault import reseal_rows
from clarion.postroom.models import Account, Dispatch


def reseal_accounts() -> int:
    """Re-encrypt all; return how many accounts. For the command line: it belongs to the machine."""
    reseal_rows(Dispatch.objects.all())
    return reseal_rows(Account.objects.all())
