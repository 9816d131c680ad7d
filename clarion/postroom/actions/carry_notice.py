"""Carry a notice to one of our own people, or a code to a guest, through the office's mailbox.

As with a dispatch, what we are about to do is written down first, no transaction is open while
the server is spoken to, and what may have arrived is not sent again.
"""

import time
from datetime import datetime, timedelta

from django.db import close_old_connections, connection

from clarion.channels import registry
from clarion.channels.contract import (
    Edge,
    Failure,
    Outgoing,
    Rendition,
    Target,
    Temporary,
    Unknown,
)
from clarion.kit.actor import Actor, Power
from clarion.people.actions import Carried, Claimed, claim_notice, settle_notice
from clarion.postroom.actions.renew_account import renew_account
from clarion.postroom.actions.trouble import trouble
from clarion.postroom.models import Account
from clarion.postroom.rules.health import Side

# What an exercise writes reaches nobody: it is shown on its page of pretended mail.
PRETENDED = Carried(state="sent", proof="kept with the exercise's pretended mail")
NO_MAILBOX = Carried(state="failed", reason="the office has chosen no mailbox for notices")


def carry_notice(*, notice_id: int, by: Actor, at: datetime) -> None:
    """Send it, if it is due and in nobody's hands. Safe to be called twice."""
    by.must(Power.MOVE_POST)
    began = time.monotonic()
    account = _mailbox(by.office_id)
    if account is not None:
        renew_account(account_id=account.pk, by=by, at=at)
    claimed = claim_notice(notice_id=notice_id, by=by, at=at + _since(began))
    if claimed is None:
        return
    how = _carry(claimed, account, by, at)
    if not connection.in_atomic_block:
        close_old_connections()
    settle_notice(
        notice_id=notice_id, attempt=claimed.attempt, how=how, by=by, at=at + _since(began)
    )


def _mailbox(office_id: int) -> Account | None:
    row: Account | None = Account.objects.of(office_id).filter(tells=True, state="open").first()
    return row


def _carry(claimed: Claimed, account: Account | None, by: Actor, at: datetime) -> Carried:
    if claimed.exercise:
        return PRETENDED
    if account is None:
        return NO_MAILBOX
    account.refresh_from_db()
    try:
        sent = registry.pick(account.network).send(account.access(), _letter(claimed, account))
    except Unknown as failure:
        return Carried(state="unknown", reason=str(failure))
    except Failure as failure:
        if failure.account_is_broken:
            trouble(
                account_id=account.pk,
                side=Side.SENDING,
                failure=failure,
                begun_at=at,
                by=by,
                at=at,
            )
        again = isinstance(failure, Temporary)
        return Carried(state="queued" if again else "failed", reason=str(failure))
    return Carried(state="sent", proof=getattr(sent, "proof", "") or claimed.key)


def _letter(claimed: Claimed, account: Account) -> Outgoing:
    return Outgoing(
        key=claimed.key,
        made_at=claimed.made_at,
        account_id=account.pk,
        edge=Edge.PRIVATE,
        rendition=Rendition(text=claimed.text, language="en", subject=claimed.subject),
        target=Target(remote_id="", author_id=claimed.address),
    )


def _since(began: float) -> timedelta:
    return timedelta(seconds=time.monotonic() - began)
