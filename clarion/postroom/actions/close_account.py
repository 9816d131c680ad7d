"""Disconnect an account: its secrets are destroyed, its history stays."""

from datetime import datetime

from django.db import transaction

from clarion.channels import registry
from clarion.channels.contract import Failure, Inbound
from clarion.kit.actor import Actor, Power
from clarion.kit.rows import move
from clarion.kit.vault import seal
from clarion.ledger.actions import enter
from clarion.postroom.models import Account, Stream, Trouble
from clarion.postroom.models.account import hook_address
from clarion.postroom.rules.lives import ACCOUNT


def close_account(*, account_id: int, by: Actor, at: datetime) -> str:
    """Close it; what still waits to be sent through it fails at the gate, with that reason.

    Return why the network goes on calling us, if it could not be asked to stop; else nothing.
    A caller of a closed account is told that nobody is there.
    """
    by.must(Power.CONNECT_ACCOUNTS)
    account = Account.objects.of(by.office_id).get_or_refuse(pk=account_id)
    still_calls = _unsubscribe(account)
    _close(account_id, still_calls, by, at)
    return still_calls


def _unsubscribe(account: Account) -> str:
    connector = registry.pick(account.network)
    if account.state == "closed" or Inbound.WEBHOOK not in connector.capabilities.inbound:
        return ""
    try:
        connector.unsubscribe(account.access(), hook_address(account.hook))
    except Failure as failure:
        return failure.reason.value
    return ""


@transaction.atomic
def _close(account_id: int, still_calls: str, by: Actor, at: datetime) -> None:
    account = Account.objects.of(by.office_id).locked().get_or_refuse(pk=account_id)
    no_end = {"expires_at": None, "secrets_end_at": None}
    move(account, ACCOUNT, "closed", sealed=seal({}), closed_at=at, **no_end)
    Stream.objects.filter(account=account).delete()
    Trouble.objects.filter(account=account).delete()
    about = f"account:{account_id}"
    enter("account closed", about=about, by=by, at=at, still_calls=still_calls)
