"""Exchange an account's tokens before they end; what is empty never replaces what we have.

Many networks take a refresh token only once. So one worker exchanges it, and whoever else needs
the account meanwhile waits for that one.
"""

from datetime import datetime, timedelta

from django.db import transaction

from clarion.channels import registry
from clarion.channels.contract import Failure, Renewal
from clarion.kit.actor import Actor, Power
from clarion.kit.vault import seal
from clarion.ledger.actions import enter
from clarion.postroom.actions.renewing import await_the_other, claim, give_back
from clarion.postroom.actions.trouble import trouble
from clarion.postroom.models import Account, Trouble
from clarion.postroom.rules.health import Side

# Renewed this long before the end, so that a call begun now still holds a valid token.
BEFORE_THE_END = timedelta(minutes=5)


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
    # Unless somebody has done it since we looked.
    same = Account.objects.filter(pk=account_id, state="open", expires_at=account.expires_at)
    if claim(same, at):
        _renew(account, by, at)
    else:  # then there is a new token; or the old one is tried, which does no harm
        await_the_other(account_id)


def _renew(account: Account, by: Actor, at: datetime) -> None:
    try:
        renewal = registry.pick(account.network).renew(account.access())
    except Failure as failure:
        trouble(
            account_id=account.pk,
            side=Side.SIGNING_IN,
            failure=failure,
            begun_at=at,
            by=by,
            at=at,
        )
    else:
        if renewal:
            _store(account.pk, renewal, by, at)
    finally:
        give_back(account.pk, at)


@transaction.atomic
def _store(account_id: int, renewal: Renewal, by: Actor, at: datetime) -> None:
    account = Account.objects.of(by.office_id).locked().get_or_refuse(pk=account_id)
    # Disconnected meanwhile, its secrets stay destroyed; mended, it has better ones.
    if account.state == "closed" or account.mended_since(at):
        return
    account.sealed = seal(renewal.onto(account.access()).secrets)
    account.expires_at, account.renewable = renewal.expires_at, not renewal.last
    account.save(update_fields=["sealed", "expires_at", "renewable"])
    Trouble.over(account_id=account_id, side=Side.SIGNING_IN)
    enter("tokens renewed", about=f"account:{account_id}", by=by, at=at)
