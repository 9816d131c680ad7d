"""A code of an authenticator app is used up by whatever it was shown for."""

from datetime import datetime, timedelta

from django.db import IntegrityError, transaction

from clarion.people.models import SpentCode
from clarion.people.queries.second_factor import counter_of_code

# No code is good for longer than a minute and a half; after a day nobody asks.
_FORGOTTEN_AFTER = timedelta(days=1)


def spend_code(*, staff_id: int, code: str, secret: str = "", at: datetime) -> int | None:
    """Return which of their app's codes it was, or None: it is none, or was used before.

    `secret` is that of an app which is only being added. Signing in and signing by a link ask
    here, so that a code that somebody looked at over a shoulder opens nothing else.
    """
    counter = counter_of_code(staff_id=staff_id, code=code, secret=secret, at=at)
    if counter is None:
        return None
    try:
        with transaction.atomic():
            SpentCode.objects.create(staff_id=staff_id, counter=counter, spent_at=at)
    except IntegrityError:
        return None
    old = SpentCode.objects.filter(staff_id=staff_id, spent_at__lt=at - _FORGOTTEN_AFTER)
    old.delete()
    return counter
