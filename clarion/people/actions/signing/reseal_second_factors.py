"""After a new key was put first, second factors are sealed with it, so that the old one can go."""

from allauth.mfa.models import Authenticator
from django.db import transaction

from clarion.kit import vault

# Where the library keeps what our adapter sealed: the app's key, the recovery codes' seed.
_SEALED = ("secret", "seed")


@transaction.atomic
def reseal_second_factors() -> int:
    """Seal every app and every set of recovery codes anew; return how many.

    Done by whoever has the machine and its keys; it changes nothing that anybody could notice,
    so nobody is asked and nothing is entered.
    """
    kinds = [Authenticator.Type.TOTP, Authenticator.Type.RECOVERY_CODES]
    rows = list(Authenticator.objects.select_for_update().filter(type__in=kinds))
    for row in rows:
        fresh = {
            name: vault.reseal(row.data[name].encode()).decode()
            for name in _SEALED
            if name in row.data
        }
        row.data = row.data | fresh
    Authenticator.objects.bulk_update(rows, ["data"])
    return len(rows)
