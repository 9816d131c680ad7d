"""Note what a network said no to, and which business it stops; stop what only a person can mend."""

from datetime import datetime, timedelta

from django.db import transaction

from clarion.channels.contract import Failure, Reason, Temporary
from clarion.kit import live
from clarion.kit.actor import Actor, Power
from clarion.kit.announcements import announce
from clarion.kit.rows import move
from clarion.ledger.actions import enter
from clarion.postroom.events import AccountTroubled
from clarion.postroom.models import Account, Trouble
from clarion.postroom.rules.health import ABOUT_THE_MESSAGE, NO_ANSWER, Side
from clarion.postroom.rules.lives import ACCOUNT
from clarion.postroom.rules.patience import HANGS_AFTER, HANGS_PAUSE


@transaction.atomic
def trouble(
    *,
    account_id: int,
    side: Side,
    failure: Failure,
    begun_at: datetime,
    by: Actor,
    at: datetime,
) -> None:
    """Keep the failure on the account's card; break, silence or just mark the account.

    What was begun before the account was mended says nothing about it any more.
    """
    by.must(Power.MOVE_POST)
    account = Account.objects.of(by.office_id).locked().get_or_refuse(pk=account_id)
    if account.mended_since(begun_at):
        return
    if side is Side.SENDING:
        _let_others_wait(account, failure, begun_at, at)
    if failure.reason is Reason.RATE_LIMITED:
        _keep_quiet(account, failure, at)
    elif failure.reason is Reason.TOKEN_EXPIRED and account.renewable:
        if isinstance(failure, Temporary):
            account.expires_at = at  # renewed before the next call
            account.save(update_fields=["expires_at"])
        else:
            _break(account, side, failure, by, at)
    elif failure.account_is_broken:
        _break(account, side, failure, by, at)
    elif failure.reason not in ABOUT_THE_MESSAGE:
        Trouble.note(account_id=account_id, side=side, what=str(failure), at=at)


def _let_others_wait(account: Account, failure: Failure, begun_at: datetime, at: datetime) -> None:
    """One network that hangs must not keep every other waiting; one that answers is free again."""
    hangs = failure.reason in NO_ANSWER and at - begun_at >= HANGS_AFTER
    if hangs or account.hangs_until:
        account.hangs_until = at + HANGS_PAUSE if hangs else None
        account.save(update_fields=["hangs_until"])


def _keep_quiet(account: Account, failure: Failure, at: datetime) -> None:
    """What the network asked for earlier, and for longer, still counts."""
    pause = getattr(failure, "retry_after", None) or timedelta(minutes=1)
    account.quiet_until = max(account.quiet_until or at, at + pause)
    account.save(update_fields=["quiet_until"])


def _break(account: Account, side: Side, failure: Failure, by: Actor, at: datetime) -> None:
    if account.state != "open":
        return
    move(account, ACCOUNT, "broken")
    Trouble.note(account_id=account.pk, side=side, what=str(failure), at=at)
    enter(
        "account broken",
        about=f"account:{account.pk}",
        by=by,
        at=at,
        reason=failure.reason.value,
    )
    announce(AccountTroubled(office_id=account.office_id, account_id=account.pk))
    live.tell(office_id=account.office_id, topic="accounts")
