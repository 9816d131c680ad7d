"""Exchange an account's tokens before they end; what is empty never replaces what we have."""

from datetime import datetime, timedelta

from django.db import transaction

from clarion.channels import registry
from clarion.channels.contract import Failure, Renewal
from clarion.kit.actor import Actor, Power
from clarion.kit.vault import seal, unseal
from clarion.ledger.actions import enter
from clarion.postroom.actions.trouble import trouble
from clarion.postroom.models import Account

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
    try:
        renewal = registry.pick(account.network).renew(account.access())
    except Failure as failure:
        trouble(account_id=account_id, failure=failure, by=by, at=at)
        return
    _store(account_id, renewal, by, at)


@transaction.atomic
def _store(account_id: int, renewal: Renewal, by: Actor, at: datetime) -> None:
    account = Account.objects.of(by.office_id).locked().get_or_refuse(pk=account_id)
    if account.state == "closed":  # somebody disconnected it meanwhile: its secrets stay destroyed
        return
    fresh = {name: value for name, value in renewal.secrets.items() if value}
    account.sealed = seal({**unseal(bytes(account.sealed)), **fresh})
    account.expires_at = renewal.expires_at
    account.trouble = ""
    account.save(update_fields=["sealed", "expires_at", "trouble"])
    enter("tokens renewed", about=f"account:{account_id}", by=by, at=at)
