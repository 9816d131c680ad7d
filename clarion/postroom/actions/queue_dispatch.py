"""Put exact words at the door, with the warrant that covers them."""

from dataclasses import asdict
from datetime import datetime, timedelta

from django.db import transaction

from clarion.channels.contract import Outgoing
from clarion.kit.actor import Actor, Power
from clarion.kit.announcements import announce
from clarion.kit.refusals import Refusal
from clarion.ledger.actions import enter
from clarion.postroom.events import DispatchQueued
from clarion.postroom.models import Account, Dispatch
from clarion.postroom.rules.patience import REPLY_STALE_AFTER


class NotConnected(Refusal):
    """This account is not connected any more. Choose another way to answer."""


@transaction.atomic
def queue_dispatch(
    *,
    outgoing: Outgoing,
    warrant_id: int,
    about: str,
    answers_id: int | None = None,
    automatic: bool = False,
    stale_after: timedelta = REPLY_STALE_AFTER,
    by: Actor,
    at: datetime,
) -> int:
    """Queue one dispatch and return its number.

    The words, and so their digest, are those of `outgoing`; the gate compares them with the
    warrant again when it is sent.
    """
    by.must(Power.ANSWER)
    account = Account.objects.of(by.office_id).get_or_refuse(pk=outgoing.account_id)
    if account.state == "closed":
        raise NotConnected
    target = outgoing.target
    dispatch = Dispatch.objects.create(
        office_id=by.office_id,
        account=account,
        warrant_id=warrant_id,
        about=about,
        key=outgoing.key,
        edge=outgoing.edge.value,
        text=outgoing.rendition.text,
        subject=outgoing.rendition.subject,
        language=outgoing.rendition.language,
        answers_id=answers_id,
        target={**asdict(target), "extra": dict(target.extra)} if target else None,
        automatic=automatic,
        made_at=outgoing.made_at,
        due_at=at,
        stale_at=at + stale_after,
    )
    enter(
        "dispatch queued",
        about=about,
        by=by,
        at=at,
        dispatch=dispatch.pk,
        digest=outgoing.digest(),
        warrant=warrant_id,
    )
    announce(DispatchQueued(office_id=by.office_id, dispatch_id=dispatch.pk))
    return dispatch.pk
