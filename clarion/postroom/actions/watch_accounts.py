"""Notice what nobody would: tokens that end soon, and streams that have fallen silent."""

from datetime import datetime

from django.db import transaction

from clarion.channels import registry
from clarion.kit import live
from clarion.kit.actor import Actor, Power
from clarion.kit.announcements import announce
from clarion.ledger.actions import enter
from clarion.postroom.events import AccountTroubled
from clarion.postroom.models import Account, Stream
from clarion.postroom.rules.health import is_silent, warning_day


@transaction.atomic
def watch_accounts(*, by: Actor, at: datetime) -> None:
    """Warn once for each of 14, 7 and 1 days, and once for each silence."""
    by.must(Power.MOVE_POST)
    for account in Account.objects.of(by.office_id).filter(state="open").locked():
        _warn_of_expiry(account, by, at)
    streams = Stream.objects.filter(account__office_id=by.office_id, account__state="open")
    for stream in streams.select_related("account").select_for_update(of=("self",)):
        _notice_silence(stream, by, at)


def _warn_of_expiry(account: Account, by: Actor, at: datetime) -> None:
    if account.ends_at is None:
        return
    days = warning_day(expires_at=account.ends_at, at=at)
    if days is None or (account.warned_days is not None and account.warned_days <= days):
        return
    account.warned_days = days
    account.save(update_fields=["warned_days"])
    enter("token ends soon", about=f"account:{account.pk}", by=by, at=at, days=days)
    announce(AccountTroubled(office_id=account.office_id, account_id=account.pk))
    live.tell(office_id=account.office_id, topic="accounts")


def _notice_silence(stream: Stream, by: Actor, at: datetime) -> None:
    if stream.silent_since or stream.last_item_at is None:
        return
    capabilities = registry.capabilities(stream.account.network)
    if not capabilities.quiet_alarm or stream.name in capabilities.irregular:
        return
    silent = is_silent(
        usual=stream.usual_pause_seconds,
        samples=stream.items_seen,
        last_at=stream.last_item_at,
        at=at,
    )
    if not silent:
        return
    stream.silent_since = stream.last_item_at
    # Look at once, in case it was our own reading that had stopped.
    stream.busy_until, stream.due_at = None, at
    stream.save(update_fields=["silent_since", "busy_until", "due_at"])
    about = f"account:{stream.account_id}"
    enter("stream silent", about=about, by=by, at=at, stream=stream.name)
    announce(AccountTroubled(office_id=by.office_id, account_id=stream.account_id))
    live.tell(office_id=by.office_id, topic="accounts")
