"""Disconnect an account: its secrets are destroyed, its history stays."""

from datetime import datetime

from django.db import transaction

from clarion.kit.actor import Actor, Power
from clarion.kit.rows import move
from clarion.kit.vault import seal
from clarion.ledger.actions import enter
from clarion.postroom.models import Account, Stream
from clarion.postroom.rules.lives import ACCOUNT


@transaction.atomic
def close_account(*, account_id: int, by: Actor, at: datetime) -> None:
    """Close it; what still waits to be sent through it fails at the gate, with that reason."""
    by.must(Power.CONNECT_ACCOUNTS)
    account = Account.objects.of(by.office_id).locked().get_or_refuse(pk=account_id)
    move(account, ACCOUNT, "closed", sealed=seal({}), expires_at=None)
    Stream.objects.filter(account=account).delete()
    enter("account closed", about=f"account:{account_id}", by=by, at=at)
