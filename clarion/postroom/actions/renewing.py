"""One at a time exchanges an account's tokens: many networks take a refresh token only once."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta

from django.db.models import Q, QuerySet

from clarion.kit.refusals import Refusal
from clarion.postroom.models import Account

# Whoever has said nothing for so long has died over it, and somebody else may try.
LEASE = timedelta(seconds=60)
_WAIT_SECONDS_MAX = 15.0
_LOOK_SECONDS = 0.1


class BeingRenewed(Refusal):
    """Its tokens are being exchanged at this moment. Try again in a minute."""


def claim(accounts: QuerySet[Account], at: datetime) -> bool:
    """Take it upon oneself, unless somebody has."""
    free = accounts.filter(Q(renewing_until=None) | Q(renewing_until__lte=at))
    return bool(free.update(renewing_until=at + LEASE))


def give_back(account_id: int, at: datetime) -> None:
    """Let others have their turn; `at` is the instant of one's own claim."""
    Account.objects.filter(pk=account_id, renewing_until=at + LEASE).update(renewing_until=None)


def await_the_other(account_id: int) -> None:
    """Wait until whoever exchanges the tokens has done it, or for as long as one has patience."""
    ends = time.monotonic() + _WAIT_SECONDS_MAX
    at_work = Account.objects.filter(pk=account_id, renewing_until__isnull=False)
    while at_work.exists() and time.monotonic() < ends:
        time.sleep(_LOOK_SECONDS)


@contextmanager
def alone(account_id: int, at: datetime) -> Iterator[None]:
    """Let nobody else exchange this account's tokens meanwhile. Raises `BeingRenewed`."""
    await_the_other(account_id)
    if not claim(Account.objects.filter(pk=account_id), at):
        raise BeingRenewed
    try:
        yield
    finally:
        give_back(account_id, at)
