"""Take in what networks push to us: check whose it is, store it raw, answer at once."""

import hashlib
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from django.db import transaction

from clarion.channels import registry
from clarion.channels.clean import clean_fingerprint
from clarion.channels.contract import Access, Failure, Raw, Unreadable, Webhook
from clarion.kit.announcements import announce
from clarion.postroom.events import ArrivalsStored
from clarion.postroom.models import Account, Arrival

# What `new_key` makes: anything else was never an address of ours.
_HOOK = re.compile("[0-9a-f]{32}")


class Verdict(StrEnum):
    """What the network is told."""

    STORED = "stored"
    FORGED = "forged"
    NOBODY = "nobody"  # no such account


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """One request to one hook: lower-case header names, the exact body."""

    hook: str
    headers: Mapping[str, str]
    body: bytes
    received_at: datetime

    @property
    def webhook(self) -> Webhook:
        """The request as a plug sees it."""
        return Webhook(headers=self.headers, body=self.body, received_at=self.received_at)


def receive(*, letters: Sequence[Letter], at: datetime) -> list[Verdict]:
    """Store all that are signed with their own account's secret, in one transaction.

    There is no `by`: whoever pushes is known by the signature alone. When this returns, what
    was stored is on disk.
    """
    accounts = _accounts({letter.hook for letter in letters})
    verdicts: list[Verdict] = []
    arrivals: list[Arrival] = []
    for letter in letters:
        if letter.hook not in accounts:
            verdicts.append(Verdict.NOBODY)
            continue
        account, access = accounts[letter.hook]
        try:
            raws = registry.pick(account.network).open_webhook(access, letter.webhook)
        except Unreadable:
            raws = (_as_it_is(letter.webhook),)
        except Failure:  # forged, or a network that never calls
            verdicts.append(Verdict.FORGED)
            continue
        arrivals.extend(_arrival(account, raw, at) for raw in raws)
        verdicts.append(Verdict.STORED)
    store(arrivals)
    return verdicts


def _accounts(hooks: set[str]) -> dict[str, tuple[Account, Access]]:
    ours = {hook for hook in hooks if _HOOK.fullmatch(hook)}
    rows = Account.objects.filter(hook__in=ours).exclude(state="closed")
    return {account.hook: (account, account.access()) for account in rows}


def _as_it_is(webhook: Webhook) -> Raw:
    """Keep a body that is genuine and cannot be cut into events; sorting will park it."""
    return Raw(fingerprint=hashlib.sha256(webhook.body).hexdigest(), body=webhook.body)


def _arrival(account: Account, raw: Raw, at: datetime) -> Arrival:
    return Arrival(
        office_id=account.office_id,
        account=account,
        fingerprint=clean_fingerprint(raw.fingerprint),
        stream="webhook",
        body=raw.body,
        received_at=at,
    )


@transaction.atomic
def store(arrivals: Sequence[Arrival]) -> None:
    """Store what is new among these and announce it; what came before changes nothing."""
    if not arrivals:
        return
    _take_turns({arrival.account_id for arrival in arrivals}, at=arrivals[-1].received_at)
    Arrival.objects.bulk_create(arrivals, ignore_conflicts=True)
    for office_id in sorted({arrival.office_id for arrival in arrivals}):
        announce(ArrivalsStored(office_id=office_id))


def _take_turns(account_ids: set[int], at: datetime) -> None:
    """Mark the accounts as heard; whoever else has news of one of them waits until we are done.

    Two that stored the same things in different orders would wait for each other for ever.
    """
    accounts = Account.objects.filter(pk__in=account_ids).order_by("pk")
    locked = [account.pk for account in accounts.select_for_update(no_key=True)]
    Account.objects.filter(pk__in=locked).update(inbound_seen_at=at)
