"""Somebody who was asked says yes: from now on they see what may be shared."""

from datetime import datetime

from django.db import transaction

from clarion.ledger.actions import enter
from clarion.publishing.actions.sharing.knowing import lock_advocate, nameless
from clarion.publishing.rules.sharing.advocates import lasts_until


@transaction.atomic
def take_part(*, secret: str, at: datetime) -> None:
    """Note it; said twice it stays as it was. Raises `LinkOver`."""
    advocate = lock_advocate(secret, at)
    if advocate.joined_at is not None:
        return
    advocate.joined_at, advocate.expires_at = at, lasts_until(joined=True, at=at)
    advocate.save(update_fields=["joined_at", "expires_at"])
    enter("advocate joined", about=advocate.about, by=nameless(advocate), at=at)
