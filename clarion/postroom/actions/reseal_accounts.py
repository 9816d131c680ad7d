"""Seal every account's secrets anew with the newest key, so that older keys can be thrown away."""

from django.db import transaction

from clarion.kit.vault import reseal
from clarion.postroom.models import Account


@transaction.atomic
def reseal_accounts() -> int:
    """Re-encrypt all; return how many. For the command line: it belongs to the machine."""
    accounts = list(Account.objects.select_for_update().order_by("id"))
    for account in accounts:
        account.sealed = reseal(bytes(account.sealed))
    Account.objects.bulk_update(accounts, ["sealed"])
    return len(accounts)
