"""Exchange an account's tokens before they end; what is empty never replaces what we have.

Many networks take a refresh token only once. So one worker exchanges it, and whoever else needs
the account meanwhile waits for that one.
"""

import time
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Q

from clarion.channels import registry
from clarion.channels.contract import Failure, Renewal
from clarion.kit.actor import Actor, Power
from clarion.kit.vault import seal
from clarion.ledger.actions import enter
from clarion.postroom.actions.trouble import trouble
from clarion.postroom.models import Account, Trouble
from clarion.postroom.rules.health import Side

# Renewed this long before the end, so that a call begun now still holds a valid token.
BEFORE_THE_END = timedelta(minutes=5)
# Whoever has said nothing for so long has died over it, and somebody else may try.
LEASE = timedelta(seconds=60)
_WAIT_SECONDS_MAX = 15.0
_LOOK_SECONDS = 0.1


def renew_account(*, account_id: int, by: Actor, at: datetime) -> None:
    """Renew if the account's tokens end soon and can be renewed; else do nothing.

    A network that refuses leaves the account broken, for a person to mend; one that cannot be
    reached is asked again at the next occasion.
    """
    by.must(Power.MOVE_POST)
    account = Account.objects.of(by.office_id).get_or_refuse(pk=account_id)
    if not account.renewable or account.state != "open":
        return
    if account.expires_at is None or account.expires_at - BEFORE_THE_END > at:
        return
    if _claim(account, at):
        _renew(account, by, at)
    else:
        _await_the_other(account_id)


def _claim(account: Account, at: datetime) -> bool:
    """Take it upon oneself, unless somebody has, or has done it since we looked."""
    free = Account.objects.filter(pk=account.pk, state="open", expires_at=account.expires_at)
    free = free.filter(Q(renewing_until=None) | Q(renewing_until__lte=at))
    return bool(free.update(renewing_until=at + LEASE))


def _renew(account: Account, by: Actor, at: datetime) -> None:
    try:
        renewal = registry.pick(account.network).renew(account.access())
    except Failure as failure:
        trouble(account_id=account.pk, side=Side.SIGNING_IN, failure=failure, by=by, at=at)
    else:
        if renewal:
            _store(account.pk, renewal, by, at)
    finally:
        Account.objects.filter(pk=account.pk).update(renewing_until=None)


def _await_the_other(account_id: int) -> None:
    """Then there is a new token; or the old one is tried, which does no harm."""
    ends = time.monotonic() + _WAIT_SECONDS_MAX
    at_work = Account.objects.filter(pk=account_id, renewing_until__isnull=False)
    while at_work.exists() and time.monotonic() < ends:
        time.sleep(_LOOK_SECONDS)


@transaction.atomic
def _store(account_id: int, renewal: Renewal, by: Actor, at: datetime) -> None:
    account = Account.objects.of(by.office_id).locked().get_or_refuse(pk=account_id)
    if account.state == "closed":  # somebody disconnected it meanwhile: its secrets stay destroyed
        return
    account.sealed = seal(renewal.onto(account.access()).secrets)
    account.expires_at = renewal.expires_at
    account.save(update_fields=["sealed", "expires_at"])
    Trouble.over(account_id=account_id, side=Side.SIGNING_IN)
    enter("tokens renewed", about=f"account:{account_id}", by=by, at=at)
