"""Seal every signing key anew with the newest key of the vault, so that older ones can go."""

from django.db import transaction

from clarion.kit.vault import reseal
from clarion.newsroom.models import SigningKey


@transaction.atomic
def reseal_keys() -> int:
    """Re-encrypt all; return how many. For the command line: it belongs to the machine."""
    keys = list(SigningKey.objects.select_for_update().order_by("id"))
    for key in keys:
        key.sealed = reseal(bytes(key.sealed))
    SigningKey.objects.bulk_update(keys, ["sealed"])
    return len(keys)
