"""Somebody has looked at a gap and has seen to it."""

from datetime import datetime

from django.db import transaction

from clarion.kit.actor import Actor, Power
from clarion.ledger.actions import enter
from clarion.postroom.models import Account, Gap


@transaction.atomic
def see_to_gap(*, account_id: int, gap_id: int, by: Actor, at: datetime) -> None:
    """Take the gap off the account's card; it stays in the ledger."""
    by.must(Power.REPLAY)
    account = Account.objects.of(by.office_id).get_or_refuse(pk=account_id)
    Gap.objects.filter(pk=gap_id, account=account, seen_to_at=None).update(seen_to_at=at)
    enter("gap seen to", about=f"account:{account_id}", by=by, at=at, gap=gap_id)
