"""The office says through which of its mailboxes it writes to its own people and to its guests."""

from datetime import datetime

from django.db import transaction

from clarion.channels import registry
from clarion.kit.actor import Actor, Power
from clarion.kit.refusals import Refusal
from clarion.ledger.actions import enter
from clarion.postroom.models import Account


class NoMailbox(Refusal):
    """Through this account we can only answer, and not write to somebody first."""


@transaction.atomic
def choose_mailbox(*, account_id: int | None, by: Actor, at: datetime) -> None:
    """Choose one, or none: then nobody is told anything by e-mail. Raises `NoMailbox`."""
    by.must(Power.CONNECT_ACCOUNTS)
    rows = Account.objects.of(by.office_id).exclude(state="closed")
    chosen = rows.get_or_refuse(pk=account_id) if account_id else None
    if chosen is not None and not registry.capabilities(chosen.network).writes_first:
        raise NoMailbox
    rows.filter(tells=True).update(tells=False)
    if chosen is not None:
        rows.filter(pk=chosen.pk).update(tells=True)
    enter(
        "mailbox for notices chosen",
        about=f"office:{by.office_id}",
        by=by,
        at=at,
        account=account_id,
    )
