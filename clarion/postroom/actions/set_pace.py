"""Say how long an account waits between two statements of its own."""

from datetime import datetime

from django.db import transaction

from clarion.kit import live
from clarion.kit.actor import Actor, Power
from clarion.kit.refusals import Refusal
from clarion.ledger.actions import enter
from clarion.postroom.models import Account
from clarion.postroom.rules.pacing import PACE_SECONDS_MAX


class NoSuchPace(Refusal):
    """Choose between 0 and 3600 seconds. To leave longer gaps, time each statement by itself."""


@transaction.atomic
def set_pace(*, account_id: int, seconds: int | None, by: Actor, at: datetime) -> None:
    """Write it down; None: as is usual on its network. It holds for what waits already.

    Raises `NoSuchPace`.
    """
    by.must(Power.CONNECT_ACCOUNTS)
    if seconds is not None and not 0 <= seconds <= PACE_SECONDS_MAX:
        raise NoSuchPace
    rows = Account.objects.of(by.office_id).exclude(state="closed")
    account: Account = rows.locked().get_or_refuse(pk=account_id)
    before = account.pace_seconds
    if before == seconds:
        return
    account.pace_seconds = seconds
    account.save(update_fields=["pace_seconds"])
    about = f"account:{account_id}"
    enter("account paced", about=about, by=by, at=at, seconds=seconds, before=before)
    live.tell(office_id=by.office_id, topic="accounts")
