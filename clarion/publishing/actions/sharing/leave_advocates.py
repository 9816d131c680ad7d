"""Somebody leaves the list, or says no to begin with: name and address are forgotten at once."""

from datetime import datetime

from django.db import transaction

from clarion.ledger.actions import enter
from clarion.publishing.actions.sharing.knowing import lock_advocate, nameless


@transaction.atomic
def leave_advocates(*, secret: str, at: datetime) -> None:
    """Leave; raises `LinkOver`."""
    advocate = lock_advocate(secret, at)
    by = nameless(advocate)
    advocate.forget()
    advocate.left_at = at
    advocate.save()
    enter("advocate left", about=advocate.about, by=by, at=at)
